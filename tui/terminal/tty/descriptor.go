//go:build unix

package tty

import (
	"errors"
	"io"

	"golang.org/x/sys/unix"
)

// writeAll writes b to a file descriptor, blocking or not, until all of it is out or the descriptor fails.
func writeAll(fd int, b []byte) (written int, err error) {
	for written < len(b) {
		n, err := unix.Write(fd, b[written:])
		switch {
		case n > 0:
			written += n
		case errors.Is(err, unix.EINTR):
		case errors.Is(err, unix.EAGAIN):
			if err := await(fd, unix.POLLOUT); err != nil {
				return written, err
			}
		case err != nil:
			return written, err
		default:
			return written, io.ErrShortWrite
		}
	}
	return written, nil
}

// await blocks until the descriptor is ready for the events or has failed.
func await(fd int, events int16) error {
	for {
		_, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: events}}, -1)
		if !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

// readable waits for input on fd or on the wake descriptor; a signal ends the waiting too.
func readable(fd, wake int) (ready, woken bool, err error) {
	set := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}, {Fd: int32(wake), Events: unix.POLLIN}}
	_, err = unix.Poll(set, -1)
	if errors.Is(err, unix.EINTR) {
		return false, false, nil
	}
	return set[0].Revents != 0, set[1].Revents != 0, err
}
