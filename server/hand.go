package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strings"

	"github.com/recount-news/recount/article"
)

// What a form hands in: texts that were pasted, addresses of pages, files. Nothing
// that a user writes names a file of this machine: a text is a text, an address
// goes to Options.Fetch, and the name of a file that was sent is only shown.

const (
	mostArticles = 40          // in one form
	mostText     = 128 << 10   // bytes of an article; two of that length take a second to compare
	mostMemory   = maxBody + 1 // of a form, so that none of it is written to a file
)

// handed reads the articles of a form, in the order of its fields "text" and "file".
func (s *Server) handed(r *http.Request) ([]article.Article, error) {
	if err := r.ParseMultipartForm(mostMemory); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return nil, unreadable(err)
	}
	var articles []article.Article
	total := 0
	add := func(a article.Article, err error) error {
		switch {
		case err != nil:
			return unreadable(err)
		case len(a.Text) > mostText:
			return &fault{http.StatusRequestEntityTooLarge, fmt.Sprintf("%s is too long", a.Name), fmt.Sprintf("An article may have %d KiB of text here.", mostText>>10)}
		case total+len(a.Text) > mostTotal:
			return tooMuch
		case len(articles) == mostArticles:
			return &fault{http.StatusRequestEntityTooLarge, "These are too many articles", fmt.Sprintf("Hand in %d at most at a time.", mostArticles)}
		}
		articles = append(articles, a)
		total += len(a.Text)
		return nil
	}
	ctx := r.Context()
	for i, words := range r.Form["text"] {
		if strings.TrimSpace(words) == "" {
			continue
		}
		if addresses := addressesIn(words); addresses != nil {
			for _, address := range addresses {
				if err := add(s.fetch(ctx, address)); err != nil {
					return nil, err
				}
			}
			continue
		}
		if err := add(article.Read(ctx, fmt.Sprintf("text %d", i+1), []byte(words))); err != nil {
			return nil, err
		}
	}
	if r.MultipartForm != nil {
		for _, file := range r.MultipartForm.File["file"] {
			if err := add(readSent(ctx, file)); err != nil {
				return nil, err
			}
		}
	}
	return articles, nil
}

// tooMuch is said of articles that together have more than mostTotal.
var tooMuch = &fault{http.StatusRequestEntityTooLarge, "These articles are too long together", fmt.Sprintf("They may have %d KiB of text here.", mostTotal>>10)}

// unreadable tells why what was handed in is no article.
func unreadable(err error) error {
	var told *fault
	var large *http.MaxBytesError
	var bad *article.Error
	switch {
	case errors.As(err, &told):
		return told
	case errors.As(err, &large):
		return &fault{http.StatusRequestEntityTooLarge, "This is too much at a time", fmt.Sprintf("A request may have %d MiB.", maxBody>>20)}
	case errors.As(err, &bad):
		return &fault{http.StatusUnprocessableEntity, bad.Name + ": " + bad.Wrong, bad.Remedy}
	}
	return &fault{http.StatusBadRequest, "This could not be read", err.Error()}
}

// addressesIn are the addresses of a text that is nothing else, one a line.
func addressesIn(words string) (addresses []string) {
	for line := range strings.Lines(words) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		u, err := url.Parse(line)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return nil
		}
		addresses = append(addresses, line)
	}
	return addresses
}

func (s *Server) fetch(ctx context.Context, address string) (article.Article, error) {
	if s.options.Fetch == nil {
		return article.Article{}, &fault{http.StatusForbidden, "Addresses are not fetched here", "Paste the text of the page instead."}
	}
	a, err := s.options.Fetch(ctx, address)
	if err != nil {
		return a, &fault{http.StatusBadGateway, "The page could not be had", err.Error()}
	}
	return a, nil
}

func readSent(ctx context.Context, sent *multipart.FileHeader) (article.Article, error) {
	f, err := sent.Open()
	if err != nil {
		return article.Article{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return article.Article{}, err
	}
	name := path.Base(strings.ReplaceAll(sent.Filename, `\`, "/"))
	return article.Read(ctx, name, data)
}
