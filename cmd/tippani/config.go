package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/nearest"
	"tippani/model/regular"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/labelkeys"
)

// config is the user's configuration file, config.toml in the XDG configuration directory. All of it is optional.
type config struct {
	Annotator string         `toml:"annotator"`
	Lang      string         `toml:"lang"`
	Theme     string         `toml:"theme"`
	Tags      string         `toml:"tags"`
	Draw      string         `toml:"draw"`
	Text      string         `toml:"text"`
	Font      string         `toml:"font"`
	FontSize  float64        `toml:"font-size"`
	Measure   int            `toml:"measure"`
	Labels    string         `toml:"labels"`
	Layout    string         `toml:"keyboard-layout"`
	Keys      map[string]any `toml:"keys"`
	Suggest   struct {
		Off       bool     `toml:"off"`
		Gazetteer string   `toml:"gazetteer"`
		Command   []string `toml:"command"`
	} `toml:"suggest"`

	keymap  *keymap.Keymap
	layouts keys.Layouts
}

// configPath is where the configuration is read from: $TIPPANI_CONFIG, else the XDG configuration directory.
func configPath(env environment) string {
	if p := env.vars.Get("TIPPANI_CONFIG"); p != "" {
		return p
	}
	return filepath.Join(env.dirs.config, "config.toml")
}

func loadConfig(env environment) (config, error) {
	path := configPath(env)
	data, err := regular.Read(path, model.MaxSettings)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return config{}, fmt.Errorf("the configuration can't be read: %w; correct its permissions or move it away", err)
	}
	conf := config{keymap: keymap.Default()}
	if len(data) == 0 {
		conf.layouts, err = layouts(env, path, "")
		return conf, err
	}
	dec := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields()
	if err := dec.Decode(&conf); err != nil {
		return conf, configFault(path, data, err)
	}
	if err := conf.check(path, data); err != nil {
		return conf, err
	}
	overrides, err := keymap.ParseOverrides(path, data)
	if err != nil {
		return conf, err
	}
	if conf.keymap, err = conf.keymap.With(path, overrides); err != nil {
		return conf, err
	}
	if conf.Labels != "" && !filepath.IsAbs(conf.Labels) {
		conf.Labels = filepath.Join(filepath.Dir(path), conf.Labels)
	}
	if isPath(conf.Font) && !filepath.IsAbs(conf.Font) {
		conf.Font = filepath.Join(filepath.Dir(path), conf.Font)
	}
	if words := &conf.Suggest.Gazetteer; *words != "" && !filepath.IsAbs(*words) {
		*words = filepath.Join(filepath.Dir(path), *words)
	}
	conf.layouts, err = layouts(env, path, conf.Layout)
	return conf, err
}

// isPath tells a path from a name: it holds a stroke that parts directories on this system.
func isPath(value string) bool { return strings.ContainsFunc(value, partsDirectories) }

func partsDirectories(r rune) bool { return r < utf8.RuneSelf && os.IsPathSeparator(uint8(r)) }

// settings are the keys of the configuration beside [keys].
var settings = []string{"annotator", "lang", "theme", "tags", "text", "font", "font-size", "draw", "measure", "labels", "keyboard-layout"}

// check refuses values that there are not, with their line.
func (c *config) check(path string, data []byte) error {
	for _, v := range []struct {
		key, value string
		known      []string
	}{{"lang", c.Lang, langNames}, {"theme", c.Theme, themeNames}, {"tags", c.Tags, tagsNames}, {"draw", c.Draw, drawNames},
		{"text", c.Text, textNames}} {
		if oneOf("", v.value, v.known...) != nil {
			return fmt.Errorf("%s:%d: %w", path, lineOf(data, v.key), unknownName(v.key, v.value, v.known))
		}
	}
	if c.FontSize != 0 && !(c.FontSize >= leastFontSize && c.FontSize <= mostFontSize) {
		return fmt.Errorf("%s:%d: a font-size of %v pixels can't be read; give %d to %d, or leave it out for one that fits the lines", path,
			lineOf(data, "font-size"), c.FontSize, leastFontSize, mostFontSize)
	}
	return nil
}

// The sizes that drawn text can have, in pixels of the em.
const leastFontSize, mostFontSize = 6, 200

// lineOf is the line on which a key of the uppermost table stands.
func lineOf(data []byte, key string) int {
	n := 0
	for line := range bytes.Lines(data) {
		n++
		name, _, isPair := bytes.Cut(line, []byte("="))
		if isPair && strings.Trim(string(bytes.TrimSpace(name)), `"'`) == key {
			return n
		}
	}
	return 1
}

// labelKeys refuses keys of labels that the user's commands have already.
func (c config) labelKeys() annotations.KeyCheck { return labelkeys.Check(c.keymap, c.layouts) }

// valueOf is what a setting takes, by the type that the decoder of TOML tells of.
var valueOf = map[string]string{"string": "a text between quotes", "int": "a whole number", "float64": "a number", "bool": "true or false",
	"[]string": "a list of texts between quotes"}

// configFault is what TOML says is wrong, as one sentence with its line.
func configFault(path string, data []byte, err error) error {
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) && len(strict.Errors) > 0 {
		e := strict.Errors[0]
		line, _ := e.Position()
		name := strings.Join(e.Key(), ".")
		return fmt.Errorf("%s:%d: there is no setting %q%s; the settings are %s and [keys]", path, line, name,
			nearest.Hint(name, settings), strings.Join(settings, ", "))
	}
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		line, _ := decode.Position()
		remedy := "correct this line"
		if line <= bytes.Count(data, []byte("\n"))+1 && bytes.ContainsRune(bytes.Split(data, []byte("\n"))[line-1], '\\') {
			remedy = `write a path with \ between '…', where it stands for itself, or with /`
		}
		what := strings.TrimPrefix(decode.Error(), "toml: ")
		if _, wanted, mismatch := strings.Cut(what, " of type "); mismatch && valueOf[wanted] != "" && len(decode.Key()) > 0 {
			what, remedy = strings.Join(decode.Key(), ".")+" has a value of another kind", "give "+valueOf[wanted]
		}
		return fmt.Errorf("%s:%d: %s; %s", path, line, what, remedy)
	}
	return fmt.Errorf("%s: %w", path, err)
}
