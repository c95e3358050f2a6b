package terminal

import (
	"errors"
	"io"
	"time"

	"golang.org/x/sys/unix"
)

// writeAll writes b to a file descriptor, blocking or not, until all of it is out or the descriptor fails.
func writeAll(fd int, b []byte) error {
	for len(b) > 0 {
		n, err := unix.Write(fd, b)
		switch {
		case n > 0:
			b = b[n:]
		case errors.Is(err, unix.EINTR):
		case errors.Is(err, unix.EAGAIN):
			if err := await(fd, unix.POLLOUT); err != nil {
				return err
			}
		case err != nil:
			return err
		default:
			return io.ErrShortWrite
		}
	}
	return nil
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

// readable waits for input on fd or on the wake descriptor, or until the deadline (the zero time means for ever).
func readable(fd, wake int, deadline time.Time) (ready, woken bool, err error) {
	timeout := -1
	if !deadline.IsZero() {
		// Rounded up: a poll that ends before its time would spin.
		timeout = max(0, int((time.Until(deadline)+time.Millisecond-1)/time.Millisecond))
	}
	set := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}, {Fd: int32(wake), Events: unix.POLLIN}}
	_, err = unix.Poll(set, timeout)
	if errors.Is(err, unix.EINTR) {
		return false, false, nil
	}
	return set[0].Revents != 0, set[1].Revents != 0, err
}
