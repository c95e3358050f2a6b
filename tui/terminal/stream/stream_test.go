package stream_test

import (
	"net"
	"syscall"
	"testing"

	"tippani/tui/terminal/stream"
)

func TestWhoeverTellsOfSizesAndStopsNeverWaits(t *testing.T) {
	near, _ := net.Pipe()
	line := stream.New(near, 80, 24)
	for i := range 1000 {
		line.Resize(80+i, 24)
		line.Stop(syscall.SIGTERM)
	}
	<-line.Resized()
	if columns, _ := line.Size(); columns != 80+999 {
		t.Errorf("the size told last has %d columns", columns)
	}
	select {
	case <-line.Resized():
		t.Error("sizes that were not taken are told one by one")
	default:
	}
	if why := <-line.Stops(); why != syscall.SIGTERM {
		t.Errorf("stopped by %v", why)
	}
}

func TestDroppingOutputEndsAWriteThatNobodyTakes(t *testing.T) {
	near, _ := net.Pipe()
	line := stream.New(near, 80, 24)
	ended := make(chan error)
	go func() {
		_, err := line.Write([]byte("x"))
		ended <- err
	}()
	line.DropOutput()
	if err := <-ended; err == nil {
		t.Error("the write counts as done")
	}
}
