package uima

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats/ordered"
)

// xmiStructures reads UIMA's XMI (OASIS UIMA 1.0, 4.1): an element for each feature structure, its type in the element's
// namespace and name, its features in attributes, those of several values in elements inside. The type system stands in another
// file, so that references are told from other values by their names only.
func xmiStructures(data []byte) ([]ordered.Object, error) {
	if head := data[:min(len(data), 200)]; bytes.Contains(head, []byte(`version="1.1"`)) { // what UIMA writes of it is 1.0 as well
		data = bytes.Replace(data, []byte(`version="1.1"`), []byte(`version="1.0"`), 1)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	var all []ordered.Object
	depth := 0
	for {
		token, err := d.Token()
		if err == io.EOF && depth == 0 {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("this is not XMI, or it was cut short (%w); make the file again", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth == 1 {
				if t.Name.Local != "XMI" {
					return nil, fmt.Errorf("this is XML but not XMI: its first element is <%s>; export the document as UIMA CAS XMI or "+
						"JSON", t.Name.Local)
				}
				continue
			}
			fs, err := xmiStructure(d, t)
			if err != nil {
				return nil, fmt.Errorf("this is not XMI, or it was cut short (%w); make the file again", err)
			}
			all = append(all, fs)
			depth--
		case xml.EndElement:
			depth--
		}
	}
}

// xmiReferences are the features that always refer to another structure.
var xmiReferences = map[string]bool{"sofa": true, "Governor": true, "Dependent": true, "target": true}

func xmiStructure(d *xml.Decoder, start xml.StartElement) (ordered.Object, error) {
	fs := ordered.Object{xmiField("%TYPE", xmiType(start.Name))}
	for _, a := range start.Attr {
		name := a.Name.Local
		switch {
		case a.Name.Space == "xmlns" || a.Name.Space == "" && name == "xmlns":
			continue
		case a.Name.Space != "" && name == "id":
			name = "%ID"
		case xmiReferences[name]:
			name = "@" + name
		case casList(xmiType(start.Name)) && name == "elements":
			list, _ := json.Marshal(strings.Fields(a.Value))
			fs = append(fs, annotations.Field{Key: "%ELEMENTS", Raw: list})
			continue
		}
		fs = append(fs, xmiField(name, a.Value))
	}
	for {
		token, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			var value string
			if err := d.DecodeElement(&value, &t); err != nil {
				return nil, err
			}
			if i := fs.Find(t.Name.Local); i >= 0 {
				before, _ := fs.Str(t.Name.Local)
				fs[i] = xmiField(t.Name.Local, before+" "+value)
			} else {
				fs = append(fs, xmiField(t.Name.Local, value))
			}
		case xml.EndElement:
			return fs, nil
		}
	}
}

func xmiField(key, value string) annotations.Field {
	raw, _ := json.Marshal(value) // a string can always be encoded
	return annotations.Field{Key: key, Raw: raw}
}

// xmiType is a type's name: the namespace http:///uima/tcas.ecore is the package uima.tcas.
func xmiType(name xml.Name) string {
	pack := strings.TrimSuffix(strings.TrimPrefix(name.Space, "http:///"), ".ecore")
	if pack = strings.ReplaceAll(pack, "/", "."); pack == "" || pack == "uima.noNamespace" {
		return name.Local
	}
	return pack + "." + name.Local
}
