package main

import (
	"testing"

	"tippani/tui/environ"
)

func TestTheLoginNameComesFromTheEnvironmentElseFromPasswd(t *testing.T) {
	for _, variable := range []string{"USER", "LOGNAME", "USERNAME"} {
		if got := loginName(environment{vars: environ.Variables{variable + "=রহিম"}}); got != "রহিম" {
			t.Errorf("%s is not taken: %q", variable, got)
		}
	}
	const passwd = "root:x:0:0:root:/root:/bin/sh\n# a remark\n\nkarim:x:1000:1000::/home/karim:/bin/sh\n"
	for uid, want := range map[int]string{0: "root", 1000: "karim", 7: ""} {
		if got := nameOf(uid, passwd); got != want {
			t.Errorf("user %d is %q, want %q", uid, got, want)
		}
	}
}
