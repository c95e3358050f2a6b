//go:build linux || darwin || freebsd

package starved

import "syscall"

const (
	// fewestFiles is how many files may have to be open at once: the standard three, those with which the runtime waits, a dataset
	// with its journal and lock, the inputs, the terminal.
	fewestFiles = 16
	// leastSpace is the address space that the runtime and a command of 300 MB need, in bytes. Below half a GiB or so the runtime
	// ends before the first line of any package, and nothing can be said.
	leastSpace = 1 << 30
)

func init() {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) == nil && uint64(limit.Cur) < fewestFiles && uint64(limit.Max) < fewestFiles {
		end("tippani: too few files may be open at once, and 16 are needed; raise the limit with ulimit -n 64\n")
	}
	if syscall.Getrlimit(syscall.RLIMIT_AS, &limit) == nil && uint64(limit.Cur) < leastSpace {
		end("tippani: too little address space may be used, and 1024 MiB are needed; raise the limit with ulimit -v unlimited\n")
	}
}

func end(why string) {
	_, _ = syscall.Write(2, []byte(why))
	syscall.Exit(2)
}
