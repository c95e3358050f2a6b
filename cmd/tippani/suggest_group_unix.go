//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// inOwnGroup prepares a command that is to end with all its children, such as a shell's: they are a process group, which is killed as one.
// Keys of the terminal that send signals, ctrl+c, do not reach it. What
// is returned is to be called once the command has started, and once it has ended or could not be started.
func inOwnGroup(c *exec.Cmd) (started, ended func()) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
	return func() {}, func() {}
}
