package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/reuse"
)

// The commands below reuse that have a folder with an index.

func (p *program) reuseIndexCommand() *cobra.Command {
	var megabytes int
	cmd := &cobra.Command{
		Use:   "index FOLDER ARTICLE...",
		Short: "Add articles to the index in a folder",
		Long: `Index adds articles to the index of passages in a folder, which it makes where there
is none. Files whose bytes are in already are skipped, so that it can be stopped at any
moment and called again: what was brought to rest on the disk, every ten seconds, stays.

An article is a file, a folder, or a pattern. The index remembers its path, not its
text: leave the files where they are, to have passages shown.`,
		Example: `  recount reuse index archive/ news/
  recount reuse index archive/ 'news/2026-*.html' --memory 200`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reuseIndex(cmd.Context(), args[0], args[1:], megabytes)
		},
	}
	cmd.Flags().IntVar(&megabytes, "memory", 512, "`megabytes` for articles not yet on the disk")
	return cmd
}

func (p *program) reuseQueryCommand() *cobra.Command {
	var input inputFlags
	var output outputFlags
	cmd := &cobra.Command{
		Use:   "query FOLDER ARTICLE...",
		Short: "Tell which articles of an index share passages with an article",
		Long: `Query tells which articles of the index in a folder share passages with each of the
articles given, and shows the passages, those with most in common first. Boilerplate,
which many articles of the index have, is left out.

Of articles that are gone or have changed since they were indexed, it tells how many
fingerprints agree. An article that is in the index itself is not held against itself.`,
		Example: `  recount reuse query archive/ draft.txt
  recount reuse query archive/ draft.txt --format json | jq '.overlaps[] | {name: .b.name, shared: .a.shared}'`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.reuseQuery(cmd.Context(), &input, &output, args[0], args[1:])
		},
	}
	input.register(cmd)
	output.register(cmd, reuseFormats...)
	return cmd
}

func (p *program) reusePairsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "pairs FOLDER",
		Short: "List all pairs of articles of an index that share passages",
		Long: `Pairs writes all pairs of articles of the index in a folder that share passages, one
line of JSON a pair, the article that was indexed later as a: which share of the words
of each is in passages, and where these stand. Articles that are gone or have changed
are left out, or told of by how many fingerprints agree.`,
		Example: `  recount reuse pairs archive/ > pairs.jsonl
  recount reuse pairs archive/ | jq -c 'select(.a.shared > 0.5) | [.a.name, .b.name]'`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return p.reusePairs(cmd.Context(), args[0]) },
	}
}

// reuseKeepCommands are the commands that keep an index in order.
func (p *program) reuseKeepCommands() []*cobra.Command {
	keep := func(use, short, done string, do func(x *reuse.Index) error) *cobra.Command {
		return &cobra.Command{
			Use: use + " FOLDER", Short: short, Long: short + ".", Example: "  recount reuse " + use + " archive/", Args: cobra.ExactArgs(1),
			RunE: func(_ *cobra.Command, args []string) error { return p.reuseKeep(args[0], done, do) },
		}
	}
	return []*cobra.Command{
		keep("merge", "Join the small parts of an index, as index does at its end", "merged", (*reuse.Index).Merge),
		keep("compact", "Make an index one part, the fastest to search", "compacted", (*reuse.Index).Compact),
		{
			Use: "check FOLDER", Short: "Read a whole index and tell whether it is as it was written", Args: cobra.ExactArgs(1),
			Long: `Check reads the whole index in a folder, holds it against its checksums, and tells
which articles are gone. The exit code is 2 where the index is damaged.`,
			Example: "  recount reuse check archive/",
			RunE:    func(_ *cobra.Command, args []string) error { return p.reuseCheck(args[0]) },
		},
	}
}

// passageIndex is an index in a folder with the names of its documents.
type passageIndex struct {
	*reuse.Index
	names *reuse.Names

	mu         sync.Mutex
	young, old map[uint32]string // texts read lately: to read a file costs more than to align it
	size       int               // bytes of the young
}

// keptBytes is how many bytes of texts are kept in either of two generations.
const keptBytes = 32 << 20

// openPassages opens an index to read it.
func (p *program) openPassages(ctx context.Context, dir string) (*passageIndex, error) {
	x := &passageIndex{}
	var err error
	if x.Index, err = reuse.OpenIndex(dir, reuse.Options{Texts: func(doc uint32) (string, error) { return x.text(ctx, doc) }}); err != nil {
		return nil, err
	}
	if x.Docs() == 0 {
		return nil, errors.Join(fmt.Errorf("%s: %w", dir, errNoIndex), x.Close())
	}
	if err := x.Damage(); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	for _, note := range x.Notes() {
		p.say("%s", note)
	}
	if x.names, err = reuse.OpenNames(x.Index); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return x, nil
}

// text is that of a document, where its file is as it was when it was indexed.
func (x *passageIndex) text(ctx context.Context, doc uint32) (string, error) {
	x.mu.Lock()
	s, ok := x.young[doc]
	if !ok {
		s, ok = x.old[doc]
	}
	x.mu.Unlock()
	if ok {
		return s, nil
	}
	s, err := x.read(ctx, doc)
	if err != nil {
		return "", err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.young == nil || x.size > keptBytes {
		x.young, x.old, x.size = map[uint32]string{}, x.young, 0
	}
	x.young[doc], x.size = s, x.size+len(s)
	return s, nil
}

func (x *passageIndex) read(ctx context.Context, doc uint32) (string, error) {
	d, err := x.names.Of(doc)
	if err != nil {
		return "", err
	}
	data, err := readBounded(d.Name)
	if err != nil || reuse.SumOf(data) != d.Sum {
		return "", reuse.ErrNoText
	}
	a, err := article.Read(ctx, d.Name, data)
	if err != nil {
		return "", reuse.ErrNoText
	}
	return storyOf(&a), nil
}

// storyOf is the text of an article with blanks in the place of what surrounds the
// story: bylines, credits, notices to readers. What is said there is no reuse.
func storyOf(a *article.Article) string {
	text := []byte(a.Text)
	for _, b := range a.Blocks {
		switch b.Kind {
		case article.Meta, article.Credit, article.Notice:
			for i := b.Span.Start; i < b.Span.End; i++ {
				if text[i] != '\n' {
					text[i] = ' '
				}
			}
		}
	}
	return string(text)
}

// readBounded reads a file that is not too large for an article.
func readBounded(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, article.MaxBytes+1))
}

// A batch is so many files, or so many bytes of them, that are read at a time.
const (
	batchFiles = 1024
	batchBytes = 32 << 20
	restAfter  = 10 * time.Second // what was added comes to rest on the disk
)

func (p *program) reuseIndex(ctx context.Context, dir string, args []string, megabytes int) (err error) {
	if megabytes < 1 {
		return fmt.Errorf("--memory %d: give it a megabyte at least", megabytes)
	}
	for _, arg := range args {
		if arg == "-" || isURL(arg) {
			return fmt.Errorf("%s: an index remembers where articles lie; save it to a file first", arg)
		}
	}
	paths, err := expand(args)
	if err != nil {
		return err
	}
	x := &passageIndex{}
	if x.Index, err = reuse.WriteIndex(dir, reuse.Options{Memory: megabytes << 20}); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, x.Close()) }()
	if x.names, err = reuse.WriteNames(x.Index); err != nil {
		return err
	}
	defer x.names.Close()
	in := &indexing{program: p, index: x, progress: p.progress("articles", len(paths))}
	rested := time.Now()
	for from := 0; from < len(paths); {
		n := batch(paths[from:])
		if err := in.add(ctx, paths[from:from+n]); err != nil {
			return err
		}
		from += n
		in.progress.at(from)
		if time.Since(rested) > restAfter {
			if err := x.Commit(); err != nil {
				return err
			}
			rested = time.Now()
		}
	}
	if err := x.Merge(); err != nil {
		return err
	}
	p.sayTime(fmt.Sprintf("added %s to %s, which has %d now; %d were in it already", plural(in.added, "article"), dir, x.Docs(), in.known))
	if in.failed > 0 {
		return fmt.Errorf("%s could not be read and were left out", plural(in.failed, "file"))
	}
	return nil
}

// batch is how many of the paths are read at a time: one at least.
func batch(paths []string) int {
	size := int64(0)
	for i, path := range paths {
		if info, err := os.Stat(path); err == nil {
			size += info.Size()
		}
		if i > 0 && (size > batchBytes || i == batchFiles) {
			return i
		}
	}
	return len(paths)
}

// indexing is the adding of articles to an index.
type indexing struct {
	*program
	index                *passageIndex
	progress             *progress
	added, known, failed int
}

// add adds the articles at paths that are not in the index.
func (in *indexing) add(ctx context.Context, paths []string) error {
	type loaded struct {
		reuse.Named
		text  string
		known bool
		err   error
	}
	files := make([]loaded, len(paths))
	if _, _, err := in.index.names.Find(reuse.Sum{}); err != nil { // from here on it only looks up
		return err
	}
	parallel(len(paths), func(i int) {
		f := &files[i]
		if f.Name, f.err = filepath.Abs(paths[i]); f.err != nil {
			return
		}
		data, err := readBounded(f.Name)
		if f.err = err; err != nil {
			return
		}
		f.Sum = reuse.SumOf(data)
		if _, f.known, _ = in.index.names.Find(f.Sum); !f.known {
			var a article.Article
			a, f.err = article.Read(ctx, paths[i], data)
			f.text = storyOf(&a)
		}
	})
	var docs []reuse.Named
	var texts []string
	seen := map[reuse.Sum]bool{}
	for _, f := range files {
		switch {
		case f.err != nil:
			in.failed++
			in.say("%s", plainly(f.err))
		case f.known || seen[f.Sum]:
			in.known++
		default:
			seen[f.Sum] = true
			docs, texts = append(docs, f.Named), append(texts, f.text)
		}
	}
	in.added += len(docs)
	return in.index.names.AddAll(ctx, in.index.Index, docs, func(i int) (string, error) { return texts[i], nil })
}

// parallel calls do for 0 to n-1, on all processors.
func parallel(n int, do func(i int)) {
	var group sync.WaitGroup
	workers := min(n, runtime.GOMAXPROCS(0))
	for w := range workers {
		group.Go(func() {
			for i := w; i < n; i += workers {
				do(i)
			}
		})
	}
	group.Wait()
}

func (p *program) reuseQuery(ctx context.Context, input *inputFlags, output *outputFlags, dir string, args []string) error {
	format, err := output.choose(reuseFormats...)
	if err != nil {
		return err
	}
	options, err := output.options(p)
	if err != nil {
		return err
	}
	x, err := p.openPassages(ctx, dir)
	if err != nil {
		return err
	}
	defer x.Close()
	articles, err := input.articles(ctx, p, args)
	if err != nil {
		return err
	}
	if err := output.spare(articles); err != nil {
		return err
	}
	var queries []report.Query
	for _, a := range articles {
		q, err := x.query(ctx, a)
		if err != nil {
			return err
		}
		queries = append(queries, q)
	}
	if err := output.write(p, func(w io.Writer) error { return report.Matches(w, queries, format, options) }); err != nil {
		return err
	}
	p.sayTime(fmt.Sprintf("held %s against %d", plural(len(articles), "article"), x.Docs()))
	return nil
}

// query is what a shares with the documents of the index, most first, but for itself.
func (x *passageIndex) query(ctx context.Context, a article.Article) (q report.Query, err error) {
	q = report.Query{Name: a.Name, Of: x.Docs()}
	ms, err := x.Search(storyOf(&a))
	if err != nil {
		return q, err
	}
	var own reuse.Sum // of what came from no file, none
	if data, err := readBounded(a.Name); err == nil {
		own = reuse.SumOf(data)
	}
	for _, m := range ms {
		d, err := x.names.Of(m.Doc)
		if err != nil {
			return q, err
		}
		if d.Sum == own {
			q.Of--
			continue
		}
		v := overlapOf(report.Side{Name: a.Name, Text: a.Text}, report.Side{Name: fromHere(d.Name)}, m)
		if m.Agreeing == 0 {
			if v.B.Text, err = x.text(ctx, m.Doc); err != nil {
				return q, err
			}
		}
		q.Overlaps = append(q.Overlaps, v)
	}
	slices.SortStableFunc(q.Overlaps, func(v, w report.Overlap) int {
		return cmp.Or(cmp.Compare(w.OfA, v.OfA), cmp.Compare(w.Agreeing, v.Agreeing))
	})
	return q, nil
}

func overlapOf(a, b report.Side, m reuse.Match) report.Overlap {
	return report.Overlap{A: a, B: b, Passages: m.Passages, Boilerplate: m.Boilerplate, OfA: m.OfText, OfB: m.OfDoc, Agreeing: m.Agreeing}
}

// fromHere is a path from here, where it leads down from here.
func fromHere(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	if below, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(below) {
		return below
	}
	return path
}

func (p *program) reusePairs(ctx context.Context, dir string) error {
	x, err := p.openPassages(ctx, dir)
	if err != nil {
		return err
	}
	defer x.Close()
	out := bufio.NewWriter(p.out)
	pairs, progress := 0, p.progress("articles", x.Docs())
	err = x.Pairs(ctx, 0, func(doc uint32, ms []reuse.Match) error {
		progress.at(int(doc) + 1)
		for _, m := range ms {
			a, err := x.names.Of(doc)
			if err != nil {
				return err
			}
			b, err := x.names.Of(m.Doc)
			if err != nil {
				return err
			}
			pairs++
			if err := report.OverlapLine(out, overlapOf(report.Side{Name: a.Name}, report.Side{Name: b.Name}, m)); err != nil {
				return err
			}
		}
		return nil
	})
	if err = errors.Join(err, out.Flush()); err != nil {
		return err
	}
	p.sayTime(fmt.Sprintf("found %s among %s", plural(pairs, "pair"), plural(x.Docs(), "article")))
	return nil
}

func (p *program) reuseKeep(dir, done string, do func(x *reuse.Index) error) error {
	there, err := p.openPassages(context.Background(), dir)
	if err != nil {
		return err
	}
	if err := there.Close(); err != nil {
		return err
	}
	x, err := reuse.WriteIndex(dir, reuse.Options{})
	if err != nil {
		return err
	}
	if err := errors.Join(do(x), x.Close()); err != nil {
		return err
	}
	p.sayTime(done + " " + dir)
	return nil
}

func (p *program) reuseCheck(dir string) error {
	x, err := p.openPassages(context.Background(), dir)
	if err != nil {
		return err
	}
	defer x.Close()
	if err := errors.Join(x.Verify(), x.names.Verify()); err != nil {
		return err
	}
	gone := 0
	for doc := range x.Docs() {
		d, err := x.names.Of(uint32(doc))
		if err != nil {
			return err
		}
		if _, err := os.Stat(d.Name); err != nil {
			gone++
		}
	}
	fmt.Fprintf(p.out, "%s is whole: %s, %d of them gone from where they lay\n", dir, plural(x.Docs(), "article"), gone)
	return nil
}
