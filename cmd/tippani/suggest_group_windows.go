package main

import (
	"os/exec"
	"sync"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// inOwnGroup prepares a command that is to end with all its children: they are a job, which the system ends as one, also when this process
// ends whatever the way. Ctrl+C of the console does not reach it. What is returned is to be called once the command has started, which
// leaves children that it has by then out of the job, and once it has ended or could not be started.
func inOwnGroup(c *exec.Cmd) (started, ended func()) {
	c.SysProcAttr = &syscall.SysProcAttr{CreationFlags: windows.CREATE_NEW_PROCESS_GROUP}
	job, err := endingJob()
	if err != nil {
		return func() {}, func() {}
	}
	shut := sync.OnceFunc(func() { _ = windows.CloseHandle(job) }) // which ends all in it
	c.Cancel = func() error {
		err := c.Process.Kill()
		shut()
		return err
	}
	started = func() {
		_ = c.Process.WithHandle(func(process uintptr) { _ = windows.AssignProcessToJobObject(job, windows.Handle(process)) })
	}
	return started, shut
}

// endingJob is a new job that ends with its last handle.
func endingJob() (windows.Handle, error) {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return 0, err
	}
	limits := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{
		BasicLimitInformation: windows.JOBOBJECT_BASIC_LIMIT_INFORMATION{LimitFlags: windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE},
	}
	_, err = windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation, uintptr(unsafe.Pointer(&limits)),
		uint32(unsafe.Sizeof(limits)))
	if err != nil {
		_ = windows.CloseHandle(job)
		return 0, err
	}
	return job, nil
}
