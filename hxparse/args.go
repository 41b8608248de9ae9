package hxparse

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"qmpdoc/qapi"
)

// argCode is what one letter of args_type means, and what it takes in a QMP message.
type argCode struct{ meaning, json string }

// argCodes follows the comment above the monitor's tables in QEMU's monitor.c and its check_client_args_type().
// It mentions what only the human monitor does with an argument where the letter makes no sense otherwise.
var argCodes = map[byte]argCode{
	'F': {"file name", "string"},
	'B': {"block device name", "string"},
	's': {"string", "string"},
	'S': {"string; in the human monitor the rest of the line", "string"},
	'O': {"options of this QemuOpts group, each an argument of its own", "object"},
	'q': {"any JSON value", "any"},
	'i': {"32-bit integer", "integer"},
	'l': {"integer of the target's long, 32 or 64 bits", "integer"},
	'M': {"non-negative size in bytes; in the human monitor in mebibytes", "integer"},
	'o': {"size in bytes; in the human monitor with a suffix from K to E", "integer"},
	'f': {"number; in the human monitor with a suffix G, M or K", "number"}, // 0.13 alone
	'T': {"time in seconds; in the human monitor with a suffix ms, us or ns", "number"},
	'b': {"boolean; in the human monitor on or off", "boolean"},
	'/': {"print format of the human monitor, such as /10x", "string"},
}

// decodeArgs reads an args_type such as "device:B,base:s?,force:-f". What is wrong with its items comes back in words.
func decodeArgs(spec string) (args []qapi.HxArg, wrong []string) {
	for spec != "" {
		var item string
		item, spec, _ = strings.Cut(spec, ",")
		arg, problem := decodeArg(strings.TrimSpace(item))
		if problem != "" {
			wrong = append(wrong, problem)
		}
		if arg.Name != "" {
			args = append(args, arg)
		}
	}
	return args, wrong
}

func decodeArg(item string) (arg qapi.HxArg, wrong string) {
	name, code, ok := strings.Cut(item, ":")
	if !ok || name == "" || code == "" {
		return qapi.HxArg{Name: name, Meaning: "without a code", JSONType: "any"}, fmt.Sprintf("%q is not name:code", excerpt(item))
	}
	_, letter := utf8.DecodeRuneInString(code)
	mark := code[letter:]
	arg = qapi.HxArg{Name: name, Code: code[:letter]}
	if code[0] == '-' {
		return flagArg(arg, code)
	}
	// "." is the older mark of an optional number.
	arg.Optional = code[0] == '/' || mark == "?" || mark == "."
	known, ok := argCodes[code[0]]
	switch {
	case !ok:
		known = argCode{fmt.Sprintf("unknown code %q", arg.Code), "any"}
		wrong = fmt.Sprintf("argument %s has %s", excerpt(name), known.meaning)
	case mark != "" && !arg.Optional:
		wrong = fmt.Sprintf("argument %s has %q after its code", excerpt(name), excerpt(mark))
	}
	arg.Meaning, arg.JSONType = known.meaning, known.json
	return arg, wrong
}

// flagArg reads an option letter of the human monitor, "-f". In QMP it is a boolean, false when left out.
func flagArg(arg qapi.HxArg, code string) (qapi.HxArg, string) {
	arg.Code, arg.Optional, arg.JSONType = code, true, "boolean"
	arg.Meaning = "flag; in the human monitor " + code
	if len(code) != 2 {
		return arg, fmt.Sprintf("argument %s: a flag is a dash and one letter, not %q", excerpt(arg.Name), excerpt(code))
	}
	return arg, ""
}
