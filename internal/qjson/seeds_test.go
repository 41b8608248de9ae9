package qjson_test

func seeds() []string {
	return []string{
		`{ "execute": "blockdev-add", "arguments": { "driver": "qcow2", "file": { "driver": "file", "filename": "disk.img" } }, "id": 7 }`,
		"{ \"return\": [\n  { \"a\": -1.5e3, \"b\": [1, 2, [3]], \"c\": null },\n  { \"a\": true, \"b\": [], \"c\": {} }\n] }",
		`{"timestamp": {"seconds": 1265044230, "microseconds": 450486}, "event": "STOP"}`,
		`{"error": {"class": "GenericError", "desc": "the file \"a\" of 'b' \u00e9\ud83d\ude00 é is gone\\"}}`,
		"{\"data\": {\n    \"one\": 1,\n    \"two\": {\n      \"three\": \"drei\"\n    },\n    \"four\": false\n  }\n}",
	}
}
