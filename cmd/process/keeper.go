//go:build unix

package process

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"
)

// keeping reads lines until the pipe ends, which it does whatever has ended the program, and writes the last one to the terminal: an empty
// one says that there is nothing to give back. What a program killed with SIGKILL leaves else is the other screen, a mouse that types, and
// its pictures.
//
// The settings of the line are put back only if they are still the raw ones a moment later. Shells that edit lines set their own, and
// nothing must come between.
const keeping = `trap '' HUP INT QUIT TERM TSTP TTIN TTOU
raw=$(stty -g <&3)
back=
while IFS= read -r line; do back=$line; done
[ -n "$back" ] || exit 0
printf '%b' "$back" >&3
sleep 0.2 || sleep 1
[ "$(stty -g <&3)" != "$raw" ] || stty "$@" <&3
size=$(stty size <&3)
rows=${size% *}
[ "$rows" -gt 1 ] && stty rows $((rows - 1)) <&3 && sleep 0.05 && stty rows "$rows" <&3`

// keeperGrace is how long the end of the program may wait for that of its keeper.
const keeperGrace = 100 * time.Millisecond

// keeper is a small process that outlives this one by a moment, and gives the terminal back if nobody else did. It is a shell's, since that
// has a fortieth of the memory, and in a process group of its own, since a kill of the whole group is meant for this one.
type keeper struct {
	ended chan struct{} // closed when the process is gone, or none was started

	mu     sync.Mutex
	line   string   // the latest
	pipe   *os.File // nil until the process runs, and where there is no shell
	closed bool
}

// keep starts a keeper of the terminal out, without waiting for it. The settings are those that the terminal is to have, as arguments of
// stty; see tty.Line.
func keep(out *os.File, settings []string) *keeper {
	k := &keeper{ended: make(chan struct{})}
	go k.run(out, settings)
	return k
}

func (k *keeper) run(out *os.File, settings []string) {
	defer close(k.ended)
	read, write, err := os.Pipe()
	if err != nil {
		return
	}
	cmd := exec.Command("/bin/sh", append([]string{"-c", keeping, "keeper"}, settings...)...)
	cmd.Env = []string{"PATH=/usr/bin:/bin"}
	cmd.Stdin, cmd.ExtraFiles = read, []*os.File{out}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	err = cmd.Start()
	read.Close()
	if err != nil {
		// Nobody keeps the terminal where there is no shell; nothing else depends on it.
		write.Close()
		return
	}
	k.begin(write)
	_ = cmd.Wait()
}

// begin takes the pipe to the process, and sends what was to be said meanwhile.
func (k *keeper) begin(pipe *os.File) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.pipe = pipe
	k.send()
	if k.closed {
		pipe.Close()
	}
}

// tell says what gives the terminal back from now on; nil when there is nothing to give back.
func (k *keeper) tell(back []byte) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.line = escaped(back)
	k.send()
}

// send writes the latest line. A process that does not read is not waited for. The caller holds the lock.
func (k *keeper) send() {
	if k.pipe == nil {
		return
	}
	_ = k.pipe.SetWriteDeadline(time.Now().Add(keeperGrace))
	_, _ = k.pipe.WriteString(k.line + "\n")
}

// close ends the process. What was said last holds.
func (k *keeper) close() {
	k.mu.Lock()
	k.closed = true
	if k.pipe != nil {
		k.pipe.Close()
	}
	k.mu.Unlock()
	timer := time.NewTimer(keeperGrace)
	defer timer.Stop()
	select {
	case <-k.ended:
	case <-timer.C:
	}
}

// escaped is b in one line, as the format %b of printf (POSIX.1-2017, XCU printf) reads it.
func escaped(b []byte) string {
	var s strings.Builder
	for _, c := range b {
		if c < ' ' || c > '~' || c == '\\' {
			fmt.Fprintf(&s, `\0%03o`, c)
		} else {
			s.WriteByte(c)
		}
	}
	return s.String()
}
