// Package tty is the Line to the terminal in which the process was started: raw mode, reading, writing and the size of the
// screen, asked of the kernel.
package tty
