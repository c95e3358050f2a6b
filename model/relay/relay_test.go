package relay

import (
	"bytes"
	"testing"
)

func TestAPanicEndsWhoeverAsks(t *testing.T) {
	var r Relay
	r.Check()
	woken := make(chan struct{})
	go func() {
		defer r.Catch(func() { close(woken) })
		panic("in the background")
	}()
	<-woken
	defer func() {
		p, ok := recover().(*Panic)
		if !ok || p.Value != "in the background" || !bytes.Contains(p.Stack, []byte("TestAPanicEndsWhoeverAsks")) {
			t.Errorf("met %+v", p)
		}
	}()
	r.Check()
	t.Error("nothing was carried")
}
