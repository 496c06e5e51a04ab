package server

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/recount-news/recount/client"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/report"
)

// The OpenAPI document (OpenAPI 3.1.1), made of the table of operations and, by
// reflection, of the Go types that they take and give, so that it cannot say what is
// not so. Objects of the answers may get more members within a version; what comes
// in may have no others.

type openAPIDocument struct {
	OpenAPI    string                                 `json:"openapi"`
	Info       openAPIInfo                            `json:"info"`
	Servers    []openAPIServer                        `json:"servers"`
	Security   []map[string][]string                  `json:"security"`
	Paths      map[string]map[string]openAPIOperation `json:"paths"`
	Components openAPIComponents                      `json:"components"`
}

type openAPIInfo struct {
	Title       string            `json:"title"`
	Version     string            `json:"version"`
	Description string            `json:"description"`
	License     map[string]string `json:"license"`
}

type openAPIServer struct {
	URL string `json:"url"`
}

type openAPIOperation struct {
	ID        string                     `json:"operationId"`
	Summary   string                     `json:"summary"`
	Params    []openAPIParam             `json:"parameters,omitempty"`
	Body      *openAPIBody               `json:"requestBody,omitempty"`
	Responses map[string]openAPIResponse `json:"responses"`
}

type openAPIParam struct {
	Name        string             `json:"name"`
	In          string             `json:"in"`
	Description string             `json:"description"`
	Required    bool               `json:"required,omitempty"`
	Schema      *jsonschema.Schema `json:"schema"`
}

type openAPIBody struct {
	Required bool                        `json:"required"`
	Content  map[string]openAPIMediaType `json:"content"`
}

type openAPIResponse struct {
	Description string                      `json:"description"`
	Content     map[string]openAPIMediaType `json:"content,omitempty"`
}

type openAPIMediaType struct {
	Schema *jsonschema.Schema `json:"schema,omitempty"`
}

type openAPIComponents struct {
	Schemas  map[string]*jsonschema.Schema `json:"schemas"`
	Security map[string]map[string]string  `json:"securitySchemes"`
}

// apiAbout is told at the head of the document.
const apiAbout = `What accounts of one event agree and differ in, fact by fact, with the words that show it. ` +
	`Offsets are bytes of the text of an article, half-open, on the boundaries of its characters. ` +
	`What is refused is told as problem details (RFC 9457) with a remedy; the type of a problem is stable. ` +
	`What is read has an ETag. Lists have pages: the next of one is the cursor for the one behind it.`

// openAPI is the document of some operations.
func openAPI(operations []operation) ([]byte, error) {
	shapes := &shapes{named: map[string]*jsonschema.Schema{}, types: map[string]reflect.Type{}}
	d := openAPIDocument{
		OpenAPI: "3.1.1",
		Info: openAPIInfo{Title: "Recount", Version: apiVersion, Description: apiAbout,
			License: map[string]string{"name": "Apache-2.0", "identifier": "Apache-2.0"}},
		Servers:  []openAPIServer{{apiRoot}},
		Security: []map[string][]string{{}, {"token": {}}},
		Paths:    map[string]map[string]openAPIOperation{},
	}
	refused, err := shapes.content([]form{{report.JSON, "application/problem+json"}}, client.Problem{})
	if err != nil {
		return nil, err
	}
	for _, op := range operations {
		method, path, _ := strings.Cut(op.route, " ")
		out := openAPIOperation{ID: op.id, Summary: op.about, Responses: map[string]openAPIResponse{
			"default": {"What was refused, and why.", refused}}}
		for _, p := range op.params {
			out.Params = append(out.Params, p.document(path, op.forms))
		}
		if op.in != nil {
			content, err := shapes.content(jsonAlone, op.in)
			if err != nil {
				return nil, err
			}
			out.Body = &openAPIBody{true, content}
		}
		if err := shapes.answers(&out, op); err != nil {
			return nil, err
		}
		if d.Paths[path] == nil {
			d.Paths[path] = map[string]openAPIOperation{}
		}
		d.Paths[path][strings.ToLower(method)] = out
	}
	d.Components = openAPIComponents{shapes.named, map[string]map[string]string{"token": {"type": "http", "scheme": "bearer"}}}
	data, err := json.MarshalIndent(d, "", " ")
	return append(data, '\n'), err
}

var jsonAlone = []form{{report.JSON, "application/json"}}

// document tells of a part of a path, or of the query.
func (p param) document(path string, forms []form) openAPIParam {
	out := openAPIParam{Name: p.name, In: "query", Description: p.about, Required: p.needed, Schema: p.schema}
	if strings.Contains(path, "{"+p.name+"}") {
		out.In = "path"
	}
	if out.Schema == nil { // the form, of which there are these
		out.Schema = &jsonschema.Schema{Type: "string"}
		for _, f := range forms {
			out.Schema.Enum = append(out.Schema.Enum, string(f.name))
		}
	}
	return out
}

// answers tells what an operation gives.
func (s *shapes) answers(out *openAPIOperation, op operation) error {
	forms := op.forms
	switch {
	case forms == nil && op.out == nil:
		out.Responses["204"] = openAPIResponse{Description: "It is done."}
		return nil
	case forms == nil:
		forms = jsonAlone
	}
	content, err := s.content(forms, op.out)
	if err != nil {
		return err
	}
	out.Responses["200"] = openAPIResponse{"The answer.", content}
	if op.made {
		out.Responses["200"] = openAPIResponse{"It was there before.", content}
		out.Responses["201"] = openAPIResponse{"It is new; Location tells where it is.", content}
	}
	if strings.HasPrefix(op.route, "GET ") && op.id != "events" {
		out.Responses["304"] = openAPIResponse{Description: "It is as If-None-Match has it."}
	}
	return nil
}

// content tells of the forms of an answer; what is JSON has the shape of v.
func (s *shapes) content(forms []form, v any) (map[string]openAPIMediaType, error) {
	out := map[string]openAPIMediaType{}
	for _, f := range forms {
		kind, _, _ := strings.Cut(f.kind, ";")
		var schema *jsonschema.Schema
		if v != nil && (f.name == report.JSON || f.name == "events") {
			var err error
			if schema, err = s.of(reflect.TypeOf(v)); err != nil {
				return nil, err
			}
		}
		out[kind] = openAPIMediaType{schema}
	}
	return out, nil
}

// shapes makes JSON schemas of Go types. Where named is there, each struct gets its
// name in it and is referred to by that; else it stands where it is used.
type shapes struct {
	named map[string]*jsonschema.Schema
	types map[string]reflect.Type // behind the names
	twice []string                // names that two types would have
}

func (s *shapes) of(t reflect.Type) (*jsonschema.Schema, error) {
	schema, err := jsonschema.ForType(t, &jsonschema.ForOptions{TypeSchemas: wordSchemas})
	if err != nil {
		return nil, fmt.Errorf("server: the schema of %s: %w", t, err)
	}
	schema = s.mend(t, schema)
	if len(s.twice) > 0 {
		return nil, fmt.Errorf("server: two shapes are named %s", strings.Join(s.twice, ", "))
	}
	return schema, nil
}

// mend makes of a schema that was inferred from t what holds of our JSON: a list is
// never null, answers may get more members, what comes in has bounds.
func (s *shapes) mend(t reflect.Type, schema *jsonschema.Schema) *jsonschema.Schema {
	null := t.Kind() == reflect.Pointer
	if null {
		t = t.Elem()
	}
	switch {
	case t.Kind() == reflect.Slice:
		schema.Type, schema.Types = "array", nil
		schema.Items = s.mend(t.Elem(), schema.Items)
	case t.Kind() == reflect.Map:
		schema.AdditionalProperties = s.mend(t.Elem(), schema.AdditionalProperties)
	case t.Kind() == reflect.Struct && t != reflect.TypeFor[time.Time]():
		return s.mendStruct(t, schema, null)
	}
	return schema
}

func (s *shapes) mendStruct(t reflect.Type, schema *jsonschema.Schema, null bool) *jsonschema.Schema {
	name := strings.TrimSuffix(t.Name(), "JSON")
	for _, f := range reflect.VisibleFields(t) {
		member, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || schema.Properties[member] == nil {
			continue
		}
		about := schema.Properties[member].Description
		mended := s.mend(f.Type, schema.Properties[member])
		mended.Description = about
		if b, ok := bounds[name+"."+member]; ok {
			b.on(mended)
		}
		schema.Properties[member] = mended
	}
	if !slices.Contains(comingIn, t) {
		schema.AdditionalProperties = nil
	}
	if s.named == nil {
		return schema
	}
	schema.Type, schema.Types, schema.Description = "object", nil, ""
	if before := s.types[name]; before != nil && before != t {
		s.twice = append(s.twice, name)
	}
	s.named[name], s.types[name] = schema, t
	ref := &jsonschema.Schema{Ref: "#/components/schemas/" + name}
	if null {
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{ref, {Type: "null"}}}
	}
	return ref
}

// comingIn are the types that programs send, of which a member that is not known is
// refused.
var comingIn = []reflect.Type{reflect.TypeFor[client.Input](), reflect.TypeFor[client.CompareRequest](), reflect.TypeFor[client.CheckRequest](),
	reflect.TypeFor[storiesInput](), reflect.TypeFor[findInput]()}

// bound is how many there may be: elements of a list, or characters of a text, each
// of which has a byte at least.
type bound struct{ least, most int }

var bounds = map[string]bound{
	"CompareRequest.accounts": {2, mostArticles},
	"CheckRequest.sources":    {1, mostArticles - 1},
	"Input.id":                {0, mostName},
	"Input.name":              {0, mostName},
	"Input.publisher":         {0, mostName},
	"Input.text":              {0, mostText},
	"Input.html":              {0, mostHTML},
	"Input.url":               {0, mostURL},
	"storiesInput.limit":      {1, mostListed},
	"findInput.limit":         {1, mostClaims},
	"findInput.words":         {0, mostName},
	"findInput.about":         {0, mostName},
}

func (b bound) on(schema *jsonschema.Schema) {
	switch schema.Type {
	case "array":
		schema.MinItems, schema.MaxItems = jsonschema.Ptr(b.least), jsonschema.Ptr(b.most)
	case "integer":
		schema.Minimum, schema.Maximum = jsonschema.Ptr(float64(b.least)), jsonschema.Ptr(float64(b.most))
	default:
		schema.MaxLength = jsonschema.Ptr(b.most)
	}
}

// wordSchemas are the schemas of types whose words are a fixed few, and of numbers
// that may be null.
var wordSchemas = map[reflect.Type]*jsonschema.Schema{
	reflect.TypeFor[report.Decimal]():  {Types: []string{"number", "null"}},
	reflect.TypeFor[compare.Level]():   {Type: "string", Enum: words(compare.Levels)},
	reflect.TypeFor[compare.Kind]():    {Type: "string", Enum: words(compare.Kinds)},
	reflect.TypeFor[compare.Verdict](): {Type: "string", Enum: words(compare.Verdicts)},
	reflect.TypeFor[time.Time]():       {Type: "string", Format: "date-time"},
}

func words[T ~string](ws []T) []any {
	out := make([]any, len(ws))
	for i, w := range ws {
		out[i] = string(w)
	}
	return out
}

// Schemas of what stands in a path or a query.
var (
	textSchema  = &jsonschema.Schema{Type: "string"}
	listSchema  = &jsonschema.Schema{Type: "string", Examples: []any{"a,b"}}
	daySchema   = &jsonschema.Schema{Type: "string", Format: "date"}
	countSchema = &jsonschema.Schema{Type: "integer", Minimum: jsonschema.Ptr(1.0)}
	limitSchema = &jsonschema.Schema{Type: "integer", Minimum: jsonschema.Ptr(1.0), Maximum: jsonschema.Ptr(float64(mostListed))}
)

// docsView is the page that tells of the API.
type docsView struct {
	About      string
	Version    string
	Host, Root string
	Operations []docsOperation
	Shapes     []docsShape
}

type docsOperation struct {
	ID, Method, Path, About string
	Params                  []docsMember
	Takes, Gives            docsType
	Forms                   []string
}

type docsShape struct {
	Name    string
	Members []docsMember
}

type docsMember struct {
	Name, About string
	Needed      bool
	Type        docsType
}

// docsType is a type in words; Shape is the name of the shape in it, if there is one.
type docsType struct{ Words, Shape string }

// docs shows the API to people, from the document for programs.
func (s *Server) docs(w http.ResponseWriter, r *http.Request) error {
	data, err := s.openAPI()
	if err != nil {
		return err
	}
	var d openAPIDocument
	if err := json.Unmarshal(data, &d); err != nil {
		return err
	}
	v := docsView{About: d.Info.Description, Version: d.Info.Version, Host: r.Host, Root: apiRoot}
	for _, op := range s.operations() { // the document has them by path; people want them in order
		method, path, _ := strings.Cut(op.route, " ")
		v.Operations = append(v.Operations, docsOf(method, path, d.Paths[path][strings.ToLower(method)]))
	}
	for name, schema := range d.Components.Schemas {
		v.Shapes = append(v.Shapes, docsShape{name, membersIn(schema)})
	}
	slices.SortFunc(v.Shapes, func(x, y docsShape) int { return strings.Compare(x.Name, y.Name) })
	return s.frame.show(w, r, http.StatusOK, view{Page: "docs", Title: "For programs", Data: v})
}

func docsOf(method, path string, op openAPIOperation) docsOperation {
	out := docsOperation{ID: op.ID, Method: method, Path: path, About: op.Summary}
	for _, p := range op.Params {
		out.Params = append(out.Params, docsMember{p.Name, p.Description, p.Required, typeOf(p.Schema)})
	}
	if op.Body != nil {
		out.Takes = typeOf(op.Body.Content["application/json"].Schema)
	}
	for kind, content := range op.Responses["200"].Content {
		out.Forms = append(out.Forms, kind)
		if content.Schema != nil {
			out.Gives = typeOf(content.Schema)
		}
	}
	slices.Sort(out.Forms)
	return out
}

func membersIn(schema *jsonschema.Schema) (out []docsMember) {
	for _, name := range schemaOrder(schema) {
		p := schema.Properties[name]
		out = append(out, docsMember{name, p.Description, slices.Contains(schema.Required, name), typeOf(p)})
	}
	return out
}

// schemaOrder is the members that are always there, in order, and then the others.
func schemaOrder(schema *jsonschema.Schema) []string {
	names := slices.Clone(schema.Required)
	var others []string
	for name := range schema.Properties {
		if !slices.Contains(names, name) {
			others = append(others, name)
		}
	}
	slices.Sort(others)
	return append(names, others...)
}

var shapeRef = regexp.MustCompile(`^#/components/schemas/(.+)$`)

func typeOf(schema *jsonschema.Schema) docsType {
	switch {
	case schema == nil:
		return docsType{}
	case schema.Ref != "":
		name := shapeRef.FindStringSubmatch(schema.Ref)[1]
		return docsType{"", name}
	case len(schema.AnyOf) == 2:
		t := typeOf(schema.AnyOf[0])
		return docsType{"null or ", t.Shape}
	case schema.Type == "array":
		t := typeOf(schema.Items)
		return docsType{strings.TrimSpace("list of " + t.Words), t.Shape}
	case schema.Type == "object" && schema.AdditionalProperties != nil:
		t := typeOf(schema.AdditionalProperties)
		return docsType{strings.TrimSpace("object of " + t.Words), t.Shape}
	case len(schema.Enum) > 0:
		var ws []string
		for _, w := range schema.Enum {
			ws = append(ws, fmt.Sprint(w))
		}
		return docsType{strings.Join(ws, ", "), ""}
	case schema.Format != "":
		return docsType{schema.Format, ""}
	case len(schema.Types) > 0:
		return docsType{strings.Join(schema.Types, " or "), ""}
	}
	return docsType{schema.Type, ""}
}
