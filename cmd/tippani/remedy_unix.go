//go:build unix

package main

import "syscall"

var systemRemedies = []remedy{
	{syscall.ENOSPC, makeRoom},
	{syscall.EDQUOT, makeRoom},
	{syscall.EFBIG, "name a place that takes larger files"},
	{syscall.EROFS, "name a place that can be written"},
	{syscall.EMFILE, "raise the limit of open files (ulimit -n), and run this again"},
	{syscall.ENFILE, "close other programs, and run this again"},
	{syscall.EIO, "copy what you have to another disk, and run this there"},
	{syscall.ESTALE, "connect the disk again, and run this again"},
	{syscall.ENAMETOOLONG, "name a shorter path"},
	{syscall.EISDIR, "name a file"},
	{syscall.ENOTDIR, "name a place in a directory"},
	{syscall.ELOOP, "a symbolic link leads back to itself: remove it, or name another place"},
}
