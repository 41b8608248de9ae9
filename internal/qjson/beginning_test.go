package qjson_test

import (
	"testing"

	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
)

// What is whole at the end of a message that is cut off stays, and what may go on is an elision.
func TestParseBeginning(t *testing.T) {
	for text, want := range map[string]string{
		`{"return": [{"a": true, "b": 1}, {"a": false, "`:    `{ "return": [ { "a": true, "b": 1 }, { "a": false, ... }, ... ], ... }`,
		`{"return": [{"a": true, "b": 1}, {"a": false, `:     `{ "return": [ { "a": true, "b": 1 }, { "a": false, ... }, ... ], ... }`,
		`{"return": [{"a": true, "b": 1}, {"a": false, "b`:   `{ "return": [ { "a": true, "b": 1 }, { "a": false, ... }, ... ], ... }`,
		`{"return": [{"a": true, "b": 1}, {"a": false, "b":`: `{ "return": [ { "a": true, "b": 1 }, { "a": false, "b": ..., ... }, ... ], ... }`,
		`{"return": [{"a": true, "b": 1}, {"a": fal`:         `{ "return": [ { "a": true, "b": 1 }, { "a": ..., ... }, ... ], ... }`,
		`{"return": [{"a": "\u00`:                            `{ "return": [ { "a": ..., ... }, ... ], ... }`,
		`{"return": [{"a": true, "b": 1}, `:                  `{ "return": [ { "a": true, "b": 1 }, ... ], ... }`,
		`{"return": {}, "id": "libvirt-1`:                    `{ "return": {}, "id": ..., ... }`,
		`{"return": {}, "id": "libvirt-1"`:                   `{ "return": {}, "id": "libvirt-1", ... }`,
		`{"return": {}, "id": 12`:                            `{ "return": {}, "id": ..., ... }`,
		`{ 'execute': 'stop',`:                               `{ "execute": "stop", ... }`,
		`{"execute": `:                                       `{ "execute": ..., ... }`,
		`{"`:                                                 `{ ... }`,
		`{"return": ["a\"`:                                   `{ "return": [ ..., ... ], ... }`,
	} {
		d := qjson.ParseBeginning(text, true)
		got := ""
		for _, v := range d.Values {
			got += v.Print(qjson.Layout{})
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
		for _, f := range d.Faults {
			if f.Rule != qjson.SingleQuote && f.Msg != "the message is cut off here" {
				t.Errorf("%s: %s", text, f.Msg)
			}
		}
	}
}

// One quote too many or too few makes a whole message look like one that ends inside a string.
func TestParseBeginningOfWhole(t *testing.T) {
	for text, want := range map[string]diag.Rule{
		`{"execute": "st"op"}`:          qjson.BadString,
		`{"execute": "stop", id": "a"}`: qjson.UnopenedName,
	} {
		if d := qjson.ParseBeginning(text, true); len(d.Faults) != 1 || d.Faults[0].Rule != want || d.Elided {
			t.Errorf("%s: %v", text, d.Faults)
		}
	}
}
