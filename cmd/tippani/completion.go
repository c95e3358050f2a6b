package main

import "github.com/spf13/cobra"

func completions(*cobra.Command) {}
