package main

import (
	"runtime"
	"runtime/debug"
)

// startPercent has the first collection of garbage come at 16 MB: by default there are three before that, which find almost nothing
// to free while the program starts, and take an eighth of its time.
const startPercent = 400

// collectLate puts the first collection of garbage off, if the user did not set how often it is collected. Later ones come as ever.
func collectLate(env environment) {
	if env.vars.Get("GOGC") != "" {
		return
	}
	usual := debug.SetGCPercent(startPercent)
	// What nothing refers to is cleaned up by the first collection.
	runtime.AddCleanup(new([64]byte), func(percent int) { debug.SetGCPercent(percent) }, usual)
}
