package report

import (
	"bytes"
	"encoding/json"
)

// Fingerprints returns the fingerprints of a SARIF report in its order.
func Fingerprints(r *Run) []string {
	var out bytes.Buffer
	if err := r.sarif(&out); err != nil {
		panic(err)
	}
	var log sarifLog
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		panic(err)
	}
	var list []string
	for _, res := range log.Runs[0].Results {
		list = append(list, res.Fingerprints["qmpdocIdentity/v1"])
	}
	return list
}
