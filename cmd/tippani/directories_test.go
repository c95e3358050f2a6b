package main

import (
	"errors"
	"os/user"
	"testing"
)

func TestAHomeThatTheEnvironmentDoesNotNameIsLookedUp(t *testing.T) {
	known := func() (*user.User, error) { return &user.User{HomeDir: "/home/mina"}, nil }
	unknown := func() (*user.User, error) { return nil, errors.New("no such user") }
	for _, c := range []struct {
		named   string
		current func() (*user.User, error)
		want    string
	}{
		{"/elsewhere", known, ""}, {"", known, "/home/mina"}, {"", unknown, ""},
	} {
		if got := missingHome(c.named, c.current); got != c.want {
			t.Errorf("with HOME=%q: %q, want %q", c.named, got, c.want)
		}
	}
}
