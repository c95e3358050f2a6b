//go:build faultinject

package main

import (
	"os"

	"tippani/tui/terminal/inject"
)

func init() { inject.Arm(os.Getenv("TIPPANI_FAULT")) }
