// Package terminal owns the terminal: raw mode, the modes that are switched on and off, the questions asked at the start, what
// the user types, the frames that are drawn, the size, and the signals. Nothing else in the program reads the tty or writes to
// it.
//
// The event loop (Bubble Tea) sits on top and gets no terminal at all: its input is [Terminal.Input], its output is discarded,
// its renderer and its signal handler are off. So this package knows nothing of it.
//
// What leaves for the terminal is made of a closed list of sequences (modes.go, sequence.go); text that comes in with a frame or
// a probe is checked against that list and cannot add to it.
//
// How the parts fit:
//
//	tty ──read──> input.Filter ──keys────> Input()      one complete key per Read
//	                           └─replies─> asker        matched to what was asked: Ask() at the start, Late() after it
//	Show(Frame) ──mailbox, latest wins──> writer ──one Write per frame──> tty
package terminal
