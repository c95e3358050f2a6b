package tty

import (
	"errors"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/sys/windows"

	"tippani/tui/terminal/console"
)

// system is the console of the process. Text goes both ways as UTF-16, so that the code pages of the console, which it shares with all
// programs that run in it, do not matter and stay as they are.
type system struct {
	in, out windows.Handle
	wake    windows.Handle // an event that a wait resets
}

// openSystem opens the console of the process, wherever its standard files go.
func openSystem() (*system, error) {
	s := &system{in: windows.InvalidHandle, out: windows.InvalidHandle, wake: windows.InvalidHandle}
	var err error
	if s.in, err = openConsole("CONIN$"); err == nil {
		if s.out, err = openConsole("CONOUT$"); err == nil {
			s.wake, err = windows.CreateEvent(nil, 0, 0, nil)
		}
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func openConsole(name string) (windows.Handle, error) {
	path, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return windows.InvalidHandle, err
	}
	return windows.CreateFile(path, windows.GENERIC_READ|windows.GENERIC_WRITE, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE, nil,
		windows.OPEN_EXISTING, 0, 0)
}

func (s *system) Modes() (m console.Modes, err error) {
	err = errors.Join(windows.GetConsoleMode(s.in, &m.Input), windows.GetConsoleMode(s.out, &m.Output))
	return m, err
}

func (s *system) SetInput(mode uint32) error { return windows.SetConsoleMode(s.in, mode) }

func (s *system) SetOutput(mode uint32) error { return windows.SetConsoleMode(s.out, mode) }

func (s *system) Window() (console.Window, bool) {
	var info windows.ConsoleScreenBufferInfo
	if windows.GetConsoleScreenBufferInfo(s.out, &info) != nil {
		return console.Window{}, false
	}
	w := info.Window
	return console.Window{
		Left: int(w.Left), Top: int(w.Top), Columns: int(w.Right-w.Left) + 1, Rows: int(w.Bottom-w.Top) + 1,
	}, true
}

// Wait asks for the event first: when both are there, whoever woke is waiting.
func (s *system) Wait() (ready bool, err error) {
	which, err := windows.WaitForMultipleObjects([]windows.Handle{s.wake, s.in}, false, windows.INFINITE)
	return which == windows.WAIT_OBJECT_0+1, err
}

func (s *system) Wake() { _ = windows.SetEvent(s.wake) }

var readConsoleInput = windows.NewLazySystemDLL("kernel32.dll").NewProc("ReadConsoleInputW")

func (s *system) Records(into []console.Record) (int, error) {
	var n uint32
	ok, _, err := readConsoleInput.Call(uintptr(s.in), uintptr(unsafe.Pointer(&into[0])), uintptr(len(into)), uintptr(unsafe.Pointer(&n)))
	if ok == 0 {
		return 0, err
	}
	return int(n), nil
}

func (s *system) Discard() { _ = windows.FlushConsoleInputBuffer(s.in) }

// most is how many units are written at a time: older consoles have 64 KiB for all that is under way.
const most = 8192

func (s *system) Write(text []byte) error {
	units := make([]uint16, 0, min(len(text), most)+1)
	for len(text) > 0 {
		units = units[:0]
		for len(text) > 0 && len(units) < most {
			r, size := utf8.DecodeRune(text)
			text = text[size:]
			units = utf16.AppendRune(units, r)
		}
		if err := s.writeUnits(units); err != nil {
			return err
		}
	}
	return nil
}

func (s *system) writeUnits(units []uint16) error {
	for len(units) > 0 {
		var n uint32
		if err := windows.WriteConsole(s.out, &units[0], uint32(len(units)), &n, nil); err != nil {
			return err
		}
		if n == 0 {
			return errors.New("the console takes nothing")
		}
		units = units[n:]
	}
	return nil
}

func (s *system) Close() error {
	var err error
	for _, h := range []*windows.Handle{&s.in, &s.out, &s.wake} {
		if *h != windows.InvalidHandle {
			err = errors.Join(err, windows.CloseHandle(*h))
		}
		*h = windows.InvalidHandle
	}
	return err
}

var _ console.System = (*system)(nil)
