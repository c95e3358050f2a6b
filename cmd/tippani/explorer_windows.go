package main

import "github.com/spf13/cobra"

// A program that is started from the Explorer, or on which a file is dropped there, opens it: cobra would say that it belongs into a
// console, and end.
func init() { cobra.MousetrapHelpText = "" }
