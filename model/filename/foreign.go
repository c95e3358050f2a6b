package filename

import (
	"net/url"
	"strings"
)

// Base is the last part of a path that may have been written on another system, where other strokes part names, or of a URL. What it is on
// one system it is on all: names that hold the stroke of Windows are cut on Linux too.
func Base(path string) string {
	path = strings.TrimRight(path, `/\`)
	return path[strings.LastIndexAny(path, `/\`)+1:]
}

// Local are the paths at which a file may stand on a system, named as by runtime.GOOS, that was called source when it was read, maybe on
// another one; none when it is a page of the web. The first is the likeliest.
func Local(source, system string) []string {
	switch u, err := url.Parse(source); {
	case source == "":
		return nil
	case err == nil && u.Scheme == "file" && u.Opaque == "":
		return ofURL(u, system)
	case err == nil && u.Host != "" && u.Scheme != "":
		return nil
	}
	paths := []string{source}
	if slashed := strings.ReplaceAll(source, `\`, "/"); system != "windows" && slashed != source && !rooted(source) {
		paths = append(paths, slashed)
	}
	return paths
}

// ofURL is the path of a URL of a file: file:///C:/a, file:///home/a, file://server/share/a.
func ofURL(u *url.URL, system string) []string {
	path := u.Path
	elsewhere := u.Host != "" && u.Host != "localhost"
	switch {
	case system != "windows" && elsewhere || path == "":
		return nil
	case system != "windows":
		return []string{path}
	case elsewhere:
		return []string{`\\` + u.Host + strings.ReplaceAll(path, "/", `\`)}
	case rooted(path[1:]):
		path = path[1:]
	}
	return []string{strings.ReplaceAll(path, "/", `\`)}
}

// rooted reports whether a path begins with a drive or a server, as only those of Windows do.
func rooted(path string) bool {
	return len(path) >= 2 && path[1] == ':' && isLetter(path[0]) || strings.HasPrefix(path, `\\`)
}
