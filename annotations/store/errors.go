package store

import (
	"time"

	"tippani/model/message"
)

// LockedError says that another annotator has the dataset open for writing.
type LockedError struct {
	Path      string
	PID       int // 0 when the holder left no details
	Host      string
	Annotator string
	Since     time.Time // zero when unknown
}

var (
	sayOpenElsewhere = message.New("store.open-elsewhere", "%s is open in another tippani; close that one, or read it with tippani open --read-only")
	saySomeone       = message.New("store.someone", "someone")
	sayOpenBy        = message.New("store.open-by", "%s has been open by %s (process %d on %s) since %s; close that one, or read it "+
		"with tippani open --read-only")
	sayNoDataset = message.New("store.no-dataset", "%s is not a dataset: it holds text and not one record, and nothing may be written "+
		"to it; choose another file with --output")
)

func (e *LockedError) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *LockedError) Message() message.Message {
	if e.PID == 0 {
		return sayOpenElsewhere.With(e.Path)
	}
	who := message.Verbatim(e.Annotator)
	if e.Annotator == "" {
		who = saySomeone.With()
	}
	return sayOpenBy.With(e.Path, who, e.PID, e.Host, e.Since.Local().Format("2006-01-02 15:04"))
}

// NoDatasetError says that a file that should be written to holds something, and not one record: it is somebody's text.
type NoDatasetError struct{ Path string }

func (e *NoDatasetError) Error() string { return e.Message().String() }

// Message is the error as a message.
func (e *NoDatasetError) Message() message.Message {
	return sayNoDataset.With(e.Path)
}
