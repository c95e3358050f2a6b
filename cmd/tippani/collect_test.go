package main

import (
	"runtime"
	"runtime/debug"
	"testing"

	"tippani/tui/environ"
)

// percentNow is by how many percent memory may grow between collections.
func percentNow() int {
	now := debug.SetGCPercent(100)
	debug.SetGCPercent(now)
	return now
}

func TestTheFirstCollectionIsLateAndLaterOnesAreNot(t *testing.T) {
	usual := percentNow()
	defer debug.SetGCPercent(usual)
	collectLate(environment{})
	for percentNow() != usual {
		runtime.GC()
		runtime.Gosched()
	}
	debug.SetGCPercent(77)
	runtime.GC()
	if now := percentNow(); now != 77 {
		t.Errorf("a later collection sets %d", now)
	}
}

func TestTheUsersRateOfCollectionsIsKept(t *testing.T) {
	usual := percentNow()
	defer debug.SetGCPercent(usual)
	debug.SetGCPercent(77)
	collectLate(environment{vars: environ.Variables{"GOGC=77"}})
	if now := percentNow(); now != 77 {
		t.Errorf("it is %d", now)
	}
}
