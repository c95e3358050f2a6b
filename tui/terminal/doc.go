// Package terminal owns a terminal: raw mode, the modes that are switched on and off, the questions asked at the start, what the
// user types, the frames that are drawn, and the size. Nothing else in the program reads from the terminal or writes to it.
//
// Where the terminal is, and how bytes get there, is the business of a [Line]: package tty has the terminal in which the process
// was started, package stream one at the other end of a connection. Signals, being stopped and continued, and the environment
// belong to the process and are decided by the command; nothing here touches what several sessions of one process share.
//
// The event loop (Bubble Tea) sits on top and gets no terminal at all: its input is [Terminal.Input], its output is discarded,
// its renderer and its signal handler are off. So this package knows nothing of it.
//
// What leaves for the terminal is made of a closed list of sequences (sequence.go); text that comes in with a frame or
// a probe is checked against that list and cannot add to it.
//
// How the parts fit:
//
//	Line ──read─> input.Filter ──keys────> Input()      one complete key per Read
//	                           └─replies─> asker        matched to what was asked: Ask() at the start, Late() after it
//	Show(Frame) ──mailbox, latest wins──> writer ──one Write per frame──> Line
package terminal
