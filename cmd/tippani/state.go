package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"tippani/model/regular"
)

// reportFault writes what is known of a fault of the program itself to a file, and gives its name; "" if it could not.
func (env environment) reportFault(report []byte) string {
	path := filepath.Join(env.dirs.state, fmt.Sprintf("fault-%s.txt", time.Now().UTC().Format("20060102T150405")))
	if os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return ""
	}
	report = append([]byte("tippani "+version()+"\n"), report...)
	f, err := regular.Own(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return ""
	}
	_, err = f.Write(report)
	if errors.Join(err, f.Close()) != nil {
		return ""
	}
	return path
}
