/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program: many lines at once come to what each line comes to on its own, to the
 * last bit: random lines with gaps, under all shipped schemes. */
#include "rulebook_fixture.h"

#include "program/batch.h"

enum { COLUMNS_MAX = 32, LINES = 1500 };

/* ---- random lines as cells of text -------------------------------------------- */

typedef struct {
	const char *input;
	size_t      count;
	const char *const *texts; /* "" among them: not given */
} pool;

#define POOL(name, ...) \
	{name, sizeof(const char *[]){__VA_ARGS__} / sizeof(const char *), (const char *const[]){__VA_ARGS__}}

static const pool eu_pools[] = {
        POOL("date", "2026-02-10", "2026-05-12", "2026-09-30", "2026-12-31", "2027-03-01", "2028-07-07", "2031-01-01", "2025-12-31",
             "2034-06-30", "", "2026-Q2", "2026-05", "2026", "2019-01-01"),
        POOL("year", "", "", "", "", "", "", "2026", "2027", "2030"),
        POOL("origin", "CN", "IN", "TR", "UA", "US", "CH", "NO", "DE", "KP", "AE", "", "GB", "Türkiye", "RU"),
        POOL("destination", "EU", "DE", "FR", "", "NO", "AX", "HR"),
        POOL("good", "72083900", "76042990", "76011090", "25239000", "2523900010", "31021010", "28041000", "27160000", "73082010",
             "72142000", "7208", "7604", "310210", "84137000", "", "26011200", "25070080", "7202", "72269920", "99999999", "73"),
        POOL("mass", "500", "25000kg", "0.2", "1234.567", "", "49.9", "1e3"),
        POOL("energy", "", "", "1000", "250000kWh"),
        POOL("value", "", "", "12000EUR", "7.5e5USD"),
        POOL("importer", "", "A", "B", "C", "D1"),
        POOL("basis", "", "default", "actual", "actual"),
        POOL("route", "", "", "A", "C", "D", "E", "K", "L"),
        POOL("see_direct", "", "1.57", "0", "2.345", "0.001"),
        POOL("see_indirect", "", "0.31", "0"),
        POOL("sefa", "", "", "0.9", "1.2345"),
        POOL("sefa_year", "", "2026", "2028"),
        POOL("credit_paid", "", "", "3.5", "0", "500"),
        POOL("role", "", "", "", "product", "precursor"),
        POOL("reporting_year", "", "", "", "2026", "2029"),
        POOL("purchase_date", "", "", "", "2026-04-01", "2027-02-02"),
};

static const pool other_pools[] = {
        POOL("date", "2026-02-10", "2026-05-12", "2027-12-31", "2024-01-01", "2026-Q1", ""),
        POOL("year", "", "", "", "2026", "2028"),
        POOL("origin", "CN", "IN", "TR", "BA", "US", "RS", "DE", ""),
        POOL("destination", "RS", "US", "DE", "", "EU"),
        POOL("good", "72083900", "76042990", "25239000", "31021010", "27160000", "7208", "84137000", ""),
        POOL("mass", "500", "4.9", "5", "5.0001", ""),
        POOL("value", "12000EUR", "7.5e5USD", "99999CNY", "", "1000GBP"),
        POOL("see_direct", "", "1.57", "0", "2.345"),
        POOL("importer", "", "A", "B"),
};

/* Proposals and models: what they ask for beside the common inputs. */
static const pool proposal_pools[] = {
        POOL("date", "2026-05-12", "2027-03-01", "2028-07-07", "2030-06-01", "2034-02-02", "2024-01-01", "2030-Q1", ""),
        POOL("year", "", "", "", "2030", "2028"),
        POOL("origin", "CN", "IN", "US", "FR", "TR", "VN", "GB", "US-CA", ""),
        POOL("destination", "US", "CN", "DE", "US-CA", ""),
        POOL("good", "72083900", "84501111", "87161092", "84713000", "27160000", "64035111", "73202089", "2716", ""),
        POOL("mass", "500", "49.9", "3", ""),
        POOL("energy", "", "1000", "250000kWh"),
        POOL("value", "800000USD", "7.5e5EUR", ""),
        POOL("basis", "", "default", "actual", "actual"),
        POOL("see_direct", "", "1.57", "0", "2.345"),
        POOL("see_indirect", "", "0.31", "0"),
        POOL("see_transport", "", "0.1"),
        POOL("sefa", "", "0.9"),
        POOL("industry", "", "cement", "iron-and-steel", "other", "finished-good"),
        POOL("product_group", "", "cement", "iron-and-steel", "other"),
        POOL("baseline_given", "", "1", "1.5"),
        POOL("origin_average", "", "1.6", "2.9"),
        POOL("economy_intensity_origin", "", "0.75"),
        POOL("economy_intensity_us", "", "0.25"),
        POOL("tier_rate", "", "0.2", "0.7"),
        POOL("non_market", "", "yes", "no"),
        POOL("entity_of_concern", "", "yes", "no"),
        POOL("free_trade_partner", "", "yes", "no", "no"),
        POOL("eligible", "", "yes", "no"),
        POOL("comparable_pricing", "", "yes", "no"),
        POOL("in_proposal", "", "", "yes", "no"),
        POOL("origin_price", "", "10", "0", "80"),
        POOL("destination_price", "", "30"),
        POOL("origin_class", "", "", "advanced"),
        POOL("reference_given", "", "1"),
        POOL("loss_adjustment", "", "1.02"),
};

/* Borders at which an importer's history, a price in another currency or what a user knows decides. */
static const pool border_pools[] = {
        POOL("date", "", "2026-12-31", "2027-01-01", "2027-02-10", "2027-06-30", "2028-11-02", "2029-Q2", "2031-05-05"),
        POOL("year", "", "", "2027", "2028"),
        POOL("origin", "CN", "GB", "IN", "TR", "IS", "XI", ""),
        POOL("good", "72083900", "25232900", "28041000", "76042990", "31051000", "7208", "8541430000", ""),
        POOL("mass", "10", "0.0005", "250.5", ""),
        POOL("value", "", "60000GBP", "49000GBP", "20EUR"),
        POOL("importer", "", "A", "B", "C"),
        POOL("basis", "", "default", "actual"),
        POOL("see_direct", "", "1.57", "0.300005"),
        POOL("see_indirect", "", "0.4"),
        POOL("default_given", "", "2"),
        POOL("sector_rate", "", "", "11"),
        POOL("baseline_given", "", "0.8"),
        POOL("credit_paid", "", "6.25"),
        POOL("credit_paid_gbp", "", "3"),
        POOL("procedure", "", "", "", "private", "returned_goods"),
        POOL("liable_from", "", "", "2027-02-11"),
        POOL("covered", "", "yes", "yes", "no"),
        POOL("origin_price", "", "0", "12"),
        POOL("reference_given", "", "0.9"),
        POOL("route", "", "C", "K"),
};

/* Enough is known of these to add up groups by hand. */
static const pool group_pools[] = {
        POOL("date", "2026-02-10", "2026-05-12", "2027-03-01"),
        POOL("origin", "CN", "IN", "TR", "CH", "BA"),
        POOL("destination", "DE", "FR"),
        POOL("good", "72083900", "76042990", "28041000", "27160000", "84137000"),
        POOL("mass", "0.2", "0.5", "1.1", "0.1", "7"),
        POOL("basis", "default", "default", "actual"),
        POOL("route", "C", "K"),
        POOL("see_direct", "0.3", "1.57", "2.2"),
        POOL("sefa", "0.9", "2.5"),
        POOL("importer", "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", ""),
};

/* What all rows of a file have in common in a column. */
typedef enum { MIXED, BLANK, GIVEN } habit;

typedef struct {
	const pool *pools;
	size_t      count;
	uint64_t    state;
	habit       habits[COLUMNS_MAX];
} generator;

static uint32_t draw_below(generator *g, size_t n)
{
	g->state = g->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)((g->state >> 33) % n);
}

static const char *draw_text(generator *g, size_t column)
{
	const pool *p = &g->pools[column];
	return p->texts[draw_below(g, p->count)];
}

static void draw_row(generator *g, slice *row)
{
	for (size_t c = 0; c < g->count; c++) {
		const char *text = g->habits[c] == BLANK ? "" : draw_text(g, c);
		while (g->habits[c] == GIVEN && !*text)
			text = draw_text(g, c);
		row[c] = slice_of(text);
	}
}

/* Lines that give the same figures are computed in a block of their own: every
 * other batch consists of such. */
static void draw_habits(generator *g)
{
	static const char *const figures[] = {"mass", "energy", "value", "see_direct", "see_indirect", "sefa", "credit_paid",
	                                     "see_transport", "baseline_given", "origin_average", "economy_intensity_origin",
	                                     "economy_intensity_us", "tier_rate", "origin_price", "destination_price",
	                                     "reference_given", "loss_adjustment"};
	bool alike = draw_below(g, 2);
	for (size_t c = 0; c < g->count; c++) {
		g->habits[c] = MIXED;
		for (size_t k = 0; alike && k < sizeof figures / sizeof *figures; k++)
			if (strcmp(g->pools[c].input, figures[k]) == 0)
				g->habits[c] = draw_below(g, 2) ? BLANK : GIVEN;
	}
}

/* Inputs that a program does not have are no columns of its. */
/* An input or clock of the scheme; another one may call a quantity so. */
static bool takes(const octroi_program *p, const char *name)
{
	int slot = slot_find(p, slice_of(name));
	return slot >= 0 && (p->slots[slot].kind == SLOT_INPUT || p->slots[slot].kind == SLOT_CLOCK);
}

static size_t columns_for(octroi_program *p, const generator *g, program_column *out)
{
	size_t n = 0;
	for (size_t c = 0; c < g->count; c++)
		if (takes(p, g->pools[c].input))
			out[n++] = (program_column){.input = g->pools[c].input, .column = c, .currency = (size_t)-1, .said_as = g->pools[c].input};
	return n;
}

/* ---- comparing ------------------------------------------------------------------- */

static octroi_line *line_of_row(octroi_program *p, const generator *g, const slice *row, arena *memory, diagnostics *d)
{
	octroi_line *line = line_new(p, memory);
	for (size_t c = 0; c < g->count; c++)
		if (row[c].length && takes(p, g->pools[c].input))
			line_set(line, g->pools[c].input, row[c].at, g->pools[c].input, d);
	return line;
}

static uint64_t bits(double x)
{
	uint64_t b;
	memcpy(&b, &x, sizeof b);
	return isnan(x) ? 1 : b;
}

static void same_figure(const char *what, const char *bound, double block, double walker, const char *row)
{
	if (bits(block) != bits(walker))
		fail_msg("%s %s: %.17g in a block, %.17g alone: %s", what, bound, block, walker, row);
}

static const char *row_text(arena *memory, const generator *g, const slice *row)
{
	buffer out = {.memory = memory};
	buffer_puts(&out, "");
	for (size_t c = 0; c < g->count; c++)
		if (row[c].length)
			buffer_printf(&out, "--%s %s ", g->pools[c].input, row[c].at);
	return out.at;
}

static void compare_line(octroi_line *line, const char *text, const batch_lines *l, size_t i, arena *memory)
{
	octroi_program *p = line->program;
	diagnostics *d = diagnostics_new();
	const octroi_result *r = program_evaluate(line, false, memory, d);
	octroi_state state = (octroi_state)l->is->state[i];
	if (!r) {
		/* What is an error of one line leaves a line of a file without a charge. */
		assert_true(state == OCTROI_NOT_COMPUTABLE || state == OCTROI_OUT_OF_SCOPE);
		diagnostics_free(d);
		return;
	}
	/* Alone each code below a coarse one is a world of its own; in a file its mass may or may not count. */
	if (state == OCTROI_NOT_COMPUTABLE && strcmp(l->is->reason[i]->code, "coarse-code") == 0 && r->leaves) {
		diagnostics_free(d);
		return;
	}
	if (state != r->state)
		fail_msg("%s in a block (%s), %s alone (%s): %s", octroi_state_name(state), l->is->reason[i] ? l->is->reason[i]->text : "",
		         octroi_state_name(r->state), r->reason ? r->reason->text : "", text);
	if (r->reason && r->leaves == NULL && strcmp(l->is->reason[i]->text, r->reason->text) != 0)
		fail_msg("'%s' in a block, '%s' alone: %s", l->is->reason[i]->text, r->reason->text, text);
	if (state == OCTROI_COMPUTED && l->is->standing[i] != (uint8_t)r->standing)
		fail_msg("%s in a block, %s alone: %s", standing_names[l->is->standing[i]], standing_names[r->standing], text);
	for (size_t k = 0; k < l->asked->quantity_count; k++) {
		const line_quantity *b = &l->is->quantities[k];
		const char *name = p->slots[l->asked->quantities[k]].name;
		const octroi_quantity *q = NULL;
		for (size_t m = 0; m < r->quantity_count; m++)
			if (strcmp(r->quantities[m].name, name) == 0)
				q = &r->quantities[m];
		same_figure(name, "value", b->value[i], q ? q->value : NAN, text);
		same_figure(name, "low", b->low[i], q ? q->low : NAN, text);
		same_figure(name, "high", b->high[i], q ? q->high : NAN, text);
	}
	if (r->leaves) {
		assert_int_equal(l->is->leaves[i], r->leaves->count);
		same_figure("share", "in scope", l->is->in_scope[i], r->leaves->in_scope, text);
	}
	diagnostics_free(d);
}

static octroi_program *program_of(rulebook *book, const char *id, const char *const *options, size_t count, diagnostics *d)
{
	octroi_settings settings = {.options = options, .option_count = count};
	const document *doc = rulebook_document(book, id, (place){0}, d);
	octroi_program *p = doc ? program_compile(book, doc, &settings, d) : NULL;
	if (!p)
		diagnostics_print(d, stderr);
	assert_non_null(p);
	return p;
}

/* What a figure of some rows rests on, in files and of lines on their own. */
static const row_mark marks_of_rows[] = {{.input = "mass", .rests_on = OCTROI_ASSUMPTION, .note = {.code = "mass", .text = "guessed"}},
                                         {.input = "see_direct", .rests_on = OCTROI_SCENARIO, .note = {.code = "see", .text = "supposed"}}};

static uint8_t draw_mark(generator *g)
{
	uint32_t mark = draw_below(g, 6);
	return (uint8_t)(mark < 3 ? mark : 0);
}

/* Of those that are marked in a computed line, each is told. */
static void marks_are_told(const batch_lines *l, const uint8_t *marks, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		size_t told = 0;
		for (size_t k = 0; k < l->note_count; k++)
			for (size_t m = 0; m < 2; m++)
				told += l->notes[k].note == &marks_of_rows[m].note && l->notes[k].on[i] && marks[i] == m + 1;
		assert_int_equal(told, marks[i] != 0);
	}
}

/* Files of random lines without groups (each line has an importer of its own or none). `p` and `alone` are the same program. */
static void compare_programs(octroi_program *p, octroi_program *alone, const pool *pools, size_t pool_count, uint64_t seed, diagnostics *d)
{
	arena *memory = arena_new(), *scratch = arena_new();
	generator g = {.pools = pools, .count = pool_count, .state = seed};
	program_column columns[COLUMNS_MAX];
	size_t column_count = columns_for(p, &g, columns), bad_count, number[256];
	batch *b = batch_new(p, columns, column_count, NULL, 0, NULL, 0, d);
	batch_marks(b, marks_of_rows, 2);
	slice (*rows)[COLUMNS_MAX] = calloc(256, sizeof *rows);
	const slice *cells[256];
	uint8_t marks[256];
	bad_cell bad[256];
	for (size_t done = 0, size; done < LINES; done += size) {
		size = 1 + draw_below(&g, 200);
		draw_habits(&g);
		for (size_t i = 0; i < size; i++) {
			draw_row(&g, rows[i]);
			cells[i] = rows[i];
			number[i] = done + i + 1;
			marks[i] = draw_mark(&g);
			for (size_t c = 0; c < g.count; c++)
				if (strcmp(g.pools[c].input, "importer") == 0 && rows[i][c].length)
					rows[i][c] = slice_of(arena_printf(memory, "importer %zu", done + i));
		}
		for (int pass = 1; pass <= batch_passes(b); pass++) {
			/* Each line is a group of its own: its group may be closed at once. */
			batch_read(b, cells, number, marks, size, bad, &bad_count);
			batch_add_up(b, pass);
			groups_close(batch_groups(b), pass, d);
		}
		batch_read(b, cells, number, marks, size, bad, &bad_count);
		assert_int_equal(bad_count, 0);
		const batch_lines *l = batch_compute(b);
		assert_int_equal(l->count, size);
		marks_are_told(l, marks, size);
		for (size_t i = 0; i < size; i++) {
			octroi_line *line = line_of_row(alone, &g, rows[i], scratch, d);
			assert_int_equal(diagnostics_errors(d), 0);
			if (marks[i])
				line_weaken(line, marks_of_rows[marks[i] - 1].input, marks_of_rows[marks[i] - 1].rests_on);
			compare_line(line, row_text(scratch, &g, rows[i]), l, i, scratch);
			arena_clear(scratch);
		}
	}
	/* A block for the rest, and at least one for a habit. */
	assert_non_null(batch_block(b, 1));
	free(rows);
	batch_free(b);
	arena_free(memory);
	arena_free(scratch);
}

static void compare_scheme(const char *id, const pool *pools, size_t pool_count, const char *const *options, size_t option_count,
                           uint64_t seed)
{
	diagnostics *d = diagnostics_new();
	rulebook *book = rulebook_open("rules", d);
	assert_non_null(book);
	octroi_program *p = program_of(book, id, options, option_count, d), *alone = program_of(book, id, options, option_count, d);
	compare_programs(p, alone, pools, pool_count, seed, d);
	rulebook_close(book);
	diagnostics_free(d);
}

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* A quantity of a line on its own day, by the walker. */
static value walk_slot(const octroi_line *line, const char *name, arena *memory, diagnostics *d)
{
	frame f = frame_new(line, memory, d);
	f.date = line_period(line).first;
	return frame_slot(&f, slot_find(line->program, slice_of(name)));
}

/* Lines of a few importers: what a group comes to is what its lines come to one
 * by one, and a line with that group is what it is in the file. */
static void compare_groups(const char *id, const pool *pools, size_t pool_count, const char *group_sum, const char *counts,
                           const char *const *options, size_t option_count, uint64_t seed)
{
	enum { SIZE = 400 };
	diagnostics *d = diagnostics_new();
	arena *memory = arena_new();
	rulebook *book = rulebook_open("rules", d);
	octroi_program *p = program_of(book, id, options, option_count, d), *alone = program_of(book, id, options, option_count, d);
	generator g = {.pools = pools, .count = pool_count, .state = seed};
	program_column columns[COLUMNS_MAX];
	size_t column_count = columns_for(p, &g, columns), bad_count, number[SIZE];
	batch *b = batch_new(p, columns, column_count, NULL, 0, NULL, 0, d);
	slice (*rows)[COLUMNS_MAX] = calloc(SIZE, sizeof *rows);
	const slice *cells[SIZE];
	bad_cell bad[SIZE];
	assert_true(batch_passes(b) > 0);
	for (size_t i = 0; i < SIZE; i++) {
		draw_row(&g, rows[i]);
		cells[i] = rows[i];
		number[i] = i + 1;
	}
	for (int pass = 1; pass <= batch_passes(b); pass++) {
		for (size_t i = 0; i < SIZE; i += 100) {
			batch_read(b, cells + i, number + i, NULL, 100, bad, &bad_count);
			batch_add_up(b, pass);
		}
		groups_close(batch_groups(b), pass, d);
	}
	batch_read(b, cells, number, NULL, SIZE, bad, &bad_count);
	const batch_lines *l = batch_compute(b);
	for (size_t i = 0; i < SIZE; i++) {
		octroi_line *line = line_new(p, memory);
		batch_line(b, i, line);
		compare_line(line, row_text(memory, &g, rows[i]), l, i, memory);
		/* One day, so that no share of days comes in; then the group by hand. */
		period days = line_period(line);
		if (days.first == DAY_UNKNOWN || days.first != days.last || !line->group_of[0] || l->is->leaves[i])
			continue;
		exact_sum sum = {0};
		bool known = true;
		for (size_t k = 0; k < SIZE; k++) {
			octroi_line *other = line_of_row(alone, &g, rows[k], memory, d), *same = line_new(p, memory);
			batch_line(b, k, same);
			if (same->group_of[0] != line->group_of[0])
				continue;
			value in = walk_slot(other, counts, memory, d), mass = walk_slot(other, "mass", memory, d);
			known = known && !l->is->leaves[k] && !in.unknown && (in.number != 1 || !mass.unknown);
			if (known && in.number == 1)
				exact_add(&sum, mass.number);
		}
		value v = walk_slot(line, group_sum, memory, d);
		if (!known)
			continue;
		assert_null(v.unknown);
		same_figure(group_sum, "sum", v.number, exact_compared(&sum), "");
	}
	free(rows);
	batch_free(b);
	rulebook_close(book);
	diagnostics_free(d);
	arena_free(memory);
}

static void eu_lines_come_to_the_same(void **state)
{
	(void)state;
	compare_scheme("eu-cbam", eu_pools, COUNT(eu_pools), NULL, 0, 1);
	compare_scheme("eu-cbam", eu_pools, COUNT(eu_pools), NULL, 0, 2);
}

/* Rules that are changed in every way, and repealed. */
static void eu_changes_come_to_the_same(void **state)
{
	(void)state;
	static const octroi_rule_change changes[] = {
	        {"scale", "eu-cbam.default_value.total", "2026=0.9,2028=0.5", "--scale"}, {"set", "eu-cbam.mark_up.value", "2027=0.4", "--set"},
	        {"shift", "eu-cbam.allocation_factor", "0.05", "--shift"}, {"path", "eu-cbam.default_indirect", "2027=0.1,2029=0.3:line", "--path"},
	        {"path", "eu-cbam.certificate_price", "2026=80,2028=100,2031=150:spline", "--path"}};
	diagnostics *d = diagnostics_new();
	rulebook *book = rules_open_changed("rules", changes, COUNT(changes), d);
	assert_non_null(book);
	octroi_program *p = program_of(book, "eu-cbam", NULL, 0, d), *alone = program_of(book, "eu-cbam", NULL, 0, d);
	compare_programs(p, alone, eu_pools, COUNT(eu_pools), 11, d);
	p->is_repealed = alone->is_repealed = true;
	p->repealed = alone->repealed = day_of(2027, 5, 15);
	compare_programs(p, alone, eu_pools, COUNT(eu_pools), 12, d);
	rulebook_close(book);
	diagnostics_free(d);
}

static void eu_options_come_to_the_same(void **state)
{
	static const char *const options[] = {"faa_scope=direct", "round_default=three_decimals", "cscf_undecided=refuse",
	                                      "benchmark_after_2030=refuse"};
	(void)state;
	compare_scheme("eu-cbam", eu_pools, COUNT(eu_pools), options, COUNT(options), 3);
}

static void other_schemes_come_to_the_same(void **state)
{
	(void)state;
	compare_scheme("rs-import-carbon-tax", other_pools, COUNT(other_pools), NULL, 0, 4);
	compare_scheme("international-climate-club", other_pools, COUNT(other_pools), NULL, 0, 5);
}

static void proposals_come_to_the_same(void **state)
{
	static const char *const ids[] = {"eu-downstream", "us-clean_competition_2025", "us-foreign_pollution_fee_2023",
	                                  "us-foreign_pollution_fee_2024", "us-foreign_pollution_fee_2025", "us-market_choice_2025",
	                                  "us-market_choice_hr3001", "us-california_electricity",
	                                  "international-us_clean_competition_export",
	                                  "international-us_market_choice_export", "international-carbon_price_floor",
	                                  "international-uniform_border_adjustment"};
	static const char *const floor_options[] = {"form=capped", "path=linear", "classes=income_group", "boundary=total"};
	(void)state;
	for (size_t i = 0; i < COUNT(ids); i++)
		compare_scheme(ids[i], proposal_pools, COUNT(proposal_pools), NULL, 0, 21 + i);
	static const char *const borders[] = {"gb-cbam", "no-cbam", "ch-cement_levy", "th-cbam", "au-border_adjustment", "tw-cbam",
	                                      "tr-border_mechanism"};
	for (size_t i = 0; i < COUNT(borders); i++)
		compare_scheme(borders[i], border_pools, COUNT(border_pools), NULL, 0, 51 + i);
	compare_scheme("international-carbon_price_floor", proposal_pools, COUNT(proposal_pools), floor_options, COUNT(floor_options), 41);
}

static void groups_come_to_what_their_lines_come_to(void **state)
{
	static const char *const offset[] = {"zero_floor=declaration"};
	(void)state;
	compare_groups("eu-cbam", group_pools, COUNT(group_pools), "counted_mass", "counts_toward_threshold", NULL, 0, 11);
	compare_groups("eu-cbam", group_pools, COUNT(group_pools), "counted_mass", "counts_toward_threshold", offset, 1, 12);
	compare_groups("eu-cbam", eu_pools, COUNT(eu_pools), "counted_mass", "counts_toward_threshold", offset, 1, 14);
	compare_groups("rs-import-carbon-tax", group_pools, COUNT(group_pools), "year_mass", "counted", NULL, 0, 13);
}

/* ---- one by one ----------------------------------------------------------------- */

/* 7 EUR for every line of an office with more than 50 t. A line that names no
 * office belongs to none: it is not computable, and adds to nobody's mass. A line
 * without a mass leaves its office open, as long as the others do not decide. */
static void a_line_of_which_its_group_is_unknown_belongs_to_none(void **state)
{
	static const slice rows[][3] = {
	        {{"2026-02-10", 10}, {"north", 5}, {"30", 2}},  {{"2026-02-10", 10}, {"", 0}, {"100", 3}},
	        {{"2026-02-10", 10}, {"north", 5}, {"20", 2}},  {{"2026-02-10", 10}, {"south", 5}, {"", 0}},
	        {{"2026-02-10", 10}, {"south", 5}, {"50.5", 4}}, {{"2026-02-10", 10}, {"west", 4}, {"50", 2}},
	        {{"2026-02-10", 10}, {"west", 4}, {"", 0}},
	};
	static const double charge[] = {0, NAN, 0, 7, 7, NAN, NAN};
	static const char *const reasons[] = {NULL, "office is not given", NULL, NULL, NULL, "mass is not given", "mass is not given"};
	enum { COUNT = sizeof rows / sizeof *rows };
	static const size_t number[COUNT] = {1, 2, 3, 4, 5, 6, 7};
	fixture *f = *state;
	load(f, "inputs: {office: {one_of: [north, south, west]}}\n"
	        "dates: {import_date: {from: date}}\n"
	        "series:\n"
	        "  limit: {unit: t, dated: import_date, source: act, values: {..: 50}}\n"
	        "  dues: {unit: EUR, dated: import_date, source: act, values: {..: 7}}\n"
	        "groups: {all: {by: office}}\n"
	        "quantities:\n"
	        "  total: {level: all, unit: t, formula: sum(mass), source: act}\n"
	        "  net_charge: {unit: EUR, source: act, cases: [{when: total > limit, formula: dues}, {otherwise: 0}]}\n");
	const program_column columns[] = {{"date", 0, NULL, (size_t)-1, "date", 1}, {"office", 1, NULL, (size_t)-1, "office", 1},
	                                  {"mass", 2, "t", (size_t)-1, "mass_t", 1}};
	batch *b = batch_new(f->program, columns, 3, NULL, 0, NULL, 0, f->d);
	const slice *cells[COUNT];
	bad_cell bad[COUNT];
	size_t bad_count;
	for (size_t i = 0; i < COUNT; i++)
		cells[i] = rows[i];
	assert_int_equal(batch_passes(b), 1);
	batch_read(b, cells, number, NULL, COUNT, bad, &bad_count);
	batch_add_up(b, 1);
	groups_close(batch_groups(b), 1, f->d);
	batch_read(b, cells, number, NULL, COUNT, bad, &bad_count);
	const batch_lines *l = batch_compute(b);
	assert_int_equal(groups_count(batch_groups(b), 0), 3);
	for (size_t i = 0; i < COUNT; i++) {
		assert_int_equal(l->is->state[i], reasons[i] ? OCTROI_NOT_COMPUTABLE : OCTROI_COMPUTED);
		for (size_t k = 0; k < l->asked->quantity_count; k++)
			if (l->asked->quantities[k] == l->asked->charge)
				same_figure("net_charge", "value", l->is->quantities[k].value[i], charge[i], rows[i][1].at);
		if (reasons[i])
			assert_non_null(strstr(l->is->reason[i]->text, reasons[i]));
	}
	batch_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(a_line_of_which_its_group_is_unknown_belongs_to_none, set_up_rulebook,
	                                        tear_down_rulebook),
	        cmocka_unit_test(eu_lines_come_to_the_same),
	        cmocka_unit_test(eu_changes_come_to_the_same),
	        cmocka_unit_test(eu_options_come_to_the_same),
	        cmocka_unit_test(other_schemes_come_to_the_same),
	        cmocka_unit_test(proposals_come_to_the_same),
	        cmocka_unit_test(groups_come_to_what_their_lines_come_to),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
