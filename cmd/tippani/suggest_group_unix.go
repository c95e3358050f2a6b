//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// inOwnGroup prepares a command that is to end with all its children, such as a shell's: they are a process group, which is killed as one.
// Keys of the terminal that send signals, ctrl+c, do not reach it.
func inOwnGroup(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
}
