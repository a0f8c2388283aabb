/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lane_walker.h"

#include <string.h>

struct lane_walker {
	octroi_program *program;
	line_reader    *reader;
	groups         *groups;
	hoist          *hoist;
	arena          *memory;
	unsigned        generation;
	octroi_line    *line;
	frame           frame;
	/* Where the frame stands. */
	const lines    *lines;
	size_t          at;
	day             on;
	names          *note_texts, *texts;
	octroi_note    *notes;      /* by id - 1 */
	size_t          note_count, note_capacity;
};

lane_walker *lane_walker_new(octroi_program *program, line_reader *r, groups *g, arena *memory, diagnostics *d)
{
	lane_walker *w = ARENA_NEW(memory, lane_walker);
	*w = (lane_walker){.program = program, .reader = r, .groups = g, .hoist = hoist_new(program), .memory = memory,
	                   .line = line_new(program, memory), .note_texts = names_new(memory), .texts = names_new(memory)};
	w->frame = frame_new(w->line, memory, d);
	w->frame.hoist = w->hoist;
	w->frame.groups = g;
	return w;
}

void lane_walker_free(lane_walker *w)
{
	if (w)
		hoist_free(w->hoist);
}

octroi_program *lane_walker_program(const lane_walker *w)
{
	return w->program;
}

line_reader *lane_walker_reader(const lane_walker *w)
{
	return w->reader;
}

groups *lane_walker_groups(const lane_walker *w)
{
	return w->groups;
}

void lane_walker_trim(lane_walker *w)
{
	w->generation += hoist_trim(w->hoist);
}

unsigned lane_walker_generation(const lane_walker *w)
{
	return w->generation;
}

void lane_walker_leave(lane_walker *w)
{
	w->lines = NULL;
}

/* ---- at a lane ---------------------------------------------------------------- */

static void forget_line(lane_walker *w)
{
	memset(w->frame.done, 0, w->program->slot_count);
	hoist_forget_line(w->hoist);
}

static void move_to(lane_walker *w, const lines *l, size_t i, day on)
{
	w->lines = l;
	w->at = i;
	w->on = on;
	line_of(w->reader, l, i, w->line);
	uint32_t *ids = hoist_ids(w->hoist);
	for (size_t a = 0; a < w->program->axis_count; a++)
		ids[a] = l->ids[a][i];
	w->frame.date = on;
	w->frame.functional_unit = NULL;
}

frame *lane_walker_at(lane_walker *w, const lines *l, size_t i, day on, walk_record *record, arena *memory)
{
	frame *f = &w->frame;
	bool moves = w->lines != l || w->at != i || w->on != on;
	if (moves)
		move_to(w, l, i, on);
	/* What was found for this lane alone does not live as long as what is found for its point. */
	if (moves || f->memory != memory)
		forget_line(w);
	*record = (walk_record){.holds = {DAY_FIRST, DAY_LAST}};
	f->notes = &record->notes;
	f->holds = &record->holds;
	f->memory = memory;
	f->group_of = NULL;
	return f;
}

frame *lane_walker_within(lane_walker *w, const lines *l, size_t i, day on, const uint32_t *group_of, walk_record *record,
                          arena *memory)
{
	frame *f = lane_walker_at(w, l, i, on, record, memory);
	forget_line(w);
	f->group_of = group_of;
	w->lines = NULL; /* nobody else may take over what is found now */
	return f;
}

/* ---- numbers of texts ------------------------------------------------------------ */

uint32_t lane_walker_note_id(lane_walker *w, const octroi_note *note)
{
	uint32_t id = names_add(w->note_texts, slice_of(note->text));
	if (id > w->note_count) {
		octroi_note *kept = ARENA_PUSH(w->memory, w->notes, w->note_count, w->note_capacity);
		*kept = *note;
		kept->text = names_text(w->note_texts, id);
	}
	return id;
}

const octroi_note *lane_walker_note(const lane_walker *w, uint32_t id)
{
	return &w->notes[id - 1];
}

uint32_t lane_walker_text_id(lane_walker *w, slice text)
{
	return names_add(w->texts, text);
}

const char *lane_walker_text(const lane_walker *w, uint32_t id)
{
	return names_text(w->texts, id);
}
