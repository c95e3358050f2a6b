// Package starved ends the program with one sentence when the shell's limits leave it too little to work with; it would end with a
// trace of the runtime instead. Import it for its effect. It needs nothing but syscall, so that it is initialised before the packages
// that ask for descriptors when they are.
package starved
