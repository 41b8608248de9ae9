package qjson_test

import (
	"testing"

	"qmpdoc/internal/qjson"
)

func TestPrint(t *testing.T) {
	for _, row := range []struct {
		layout    qjson.Layout
		in, print string
	}{
		{qjson.Layout{}, `{"a":1,"b":[true,null,-1.50e3],"c":{}, "d":[]}`, `{ "a": 1, "b": [ true, null, -1.50e3 ], "c": {}, "d": [] }`},
		{qjson.Layout{}, `{'a': 'it\'s "so"'}`, `{ "a": "it's \"so\"" }`},
		{qjson.Layout{}, `["\\ \n\t\u0001\u007f", "\u00e9\ud83d\ude00"]`, `[ "\\ \n\t\u0001\u007f", "é😀" ]`},
		{qjson.Layout{}, `{ "a": ..., ... }`, `{ "a": ..., ... }`},
		{qjson.Layout{Open: 1}, `{"a":{"b":1,"c":2},"d":3}`, "{ \"a\": { \"b\": 1, \"c\": 2 },\n  \"d\": 3 }"},
		{qjson.Layout{Open: 2}, `{"a":{"b":1,"c":2}}`, "{ \"a\": { \"b\": 1,\n         \"c\": 2 } }"},
		{qjson.Layout{Width: 20}, `{"a":"0123456789","b":[1,2,3]}`, "{ \"a\": \"0123456789\",\n  \"b\": [ 1, 2, 3 ] }"},
		{qjson.Layout{Width: 14}, `[{"a":"0123456789"},{}]`, "[ { \"a\": \"0123456789\" },\n  {} ]"},
	} {
		got := qjson.Parse(row.in).Values[0].Print(row.layout)
		if got != row.print {
			t.Errorf("%s, %+v\n got %s\nwant %s", row.in, row.layout, got, row.print)
		}
		if again := qjson.Parse(got).Values[0].Print(row.layout); again != got {
			t.Errorf("%s: printed again: %s", got, again)
		}
	}
}
