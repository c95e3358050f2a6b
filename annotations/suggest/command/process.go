package command

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os/exec"
	"time"

	"tippani/model/message"
)

// mostLine bounds a line of an answer, in bytes.
const mostLine = 16 << 20

// grace is how long a process may take to end once it has closed its output, and how long what it left behind may hold its pipes.
const grace = time.Second

// process is one run of the program.
type process struct {
	command  *exec.Cmd
	in       io.WriteCloser
	out      io.ReadCloser
	cancel   context.CancelFunc
	killed   <-chan struct{}
	lines    chan line     // what it writes; closed at the end of that
	gone     chan struct{} // closed when it has ended
	ended    func()        // to be called then
	errors   lastLine
	answered bool
}

// line is a line that the program has written.
type line struct {
	number int // from 1, in this run
	text   []byte
	long   bool // it was longer than mostLine, and text is empty
}

func start(opt Options) (*process, error) {
	ctx, cancel := context.WithCancel(context.Background())
	c := exec.CommandContext(ctx, opt.Command[0], opt.Command[1:]...)
	c.Dir = opt.Dir
	c.Env = append([]string{}, opt.Env...) // not nil, which would inherit one
	c.WaitDelay = grace
	p := &process{command: c, cancel: cancel, killed: ctx.Done(), lines: make(chan line), gone: make(chan struct{}), ended: func() {}}
	c.Stderr = &p.errors
	started := func() {}
	if opt.Prepare != nil {
		started, p.ended = opt.Prepare(c)
	}
	in, inErr := c.StdinPipe()
	out, outErr := c.StdoutPipe()
	err := errors.Join(inErr, outErr)
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		cancel()
		p.ended()
		return nil, err
	}
	started()
	p.in, p.out = in, out
	go p.listen()
	return p, nil
}

// listen hands on what the process writes, then sees it to its end.
func (p *process) listen() {
	defer close(p.gone)
	r := bufio.NewReaderSize(p.out, 64<<10)
	for n := 1; ; n++ {
		text, long, err := readLine(r, mostLine)
		if err != nil {
			break
		}
		select {
		case p.lines <- line{n, text, long}:
			continue
		case <-p.killed:
		}
		break
	}
	slow := time.AfterFunc(grace, p.kill)
	_ = p.command.Wait() // ProcessState says how it ended
	slow.Stop()
	p.kill()
	p.ended()
	close(p.lines)
}

// readLine is the next line without its end. Of a line of more than most bytes nothing is kept.
func readLine(r *bufio.Reader, most int) (text []byte, long bool, err error) {
	for read := false; ; read = true {
		part, err := r.ReadSlice('\n')
		if len(text)+len(part) > most {
			text, long = nil, true
		}
		if !long {
			text = append(text, part...)
		}
		switch {
		case err == nil:
			return text, long, nil
		case errors.Is(err, bufio.ErrBufferFull):
		case err == io.EOF && (read || len(part) > 0):
			return text, long, nil
		default:
			return nil, false, err
		}
	}
}

// write sends a line and returns when the process has read all but the end of it, at the latest with the process. What went wrong shows in
// what the process writes, or does not.
func (p *process) write(b []byte) { _, _ = p.in.Write(b) }

// kill ends the process; what it still has to say is lost. The pipes are closed, since what it left behind may hold their other ends.
func (p *process) kill() {
	p.cancel()
	_, _ = p.in.Close(), p.out.Close()
}

// end kills the process and waits until it is gone.
func (p *process) end() {
	p.kill()
	<-p.gone
}

// endWith ends the process when something is closed.
func (p *process) endWith(closing <-chan struct{}) {
	select {
	case <-closing:
		p.end()
	case <-p.gone:
	}
}

// lastWords is how the process ended, with the last that it said about it.
func (p *process) lastWords() message.Message {
	how := p.command.ProcessState.String()
	if said := p.errors.String(); said != "" {
		return endedSaying.With(how, said)
	}
	return ended.With(how)
}
