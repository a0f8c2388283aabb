/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario without a document: the flows of a file, under the rules as they are. */
#include <string.h>

#include "scenario.h"

static const char *kept(const char *text, arena *memory)
{
	return text ? arena_copy(memory, text, strlen(text)) : NULL;
}

static const octroi_given_input *given_kept(const octroi_flow_question *flows, arena *memory)
{
	octroi_given_input *all = ARENA_ARRAY(memory, octroi_given_input, flows->given_count + 1);
	for (size_t i = 0; i < flows->given_count; i++)
		all[i] = (octroi_given_input){kept(flows->given[i].input, memory), kept(flows->given[i].value, memory), kept(flows->given[i].said_as, memory)};
	return all;
}

static const char *const *maps_kept(const octroi_flow_question *flows, arena *memory)
{
	const char **all = ARENA_ARRAY(memory, const char *, flows->map_count + 1);
	for (size_t i = 0; i < flows->map_count; i++)
		all[i] = kept(flows->maps[i], memory);
	return all;
}

scenario *scenario_made(const octroi_flow_question *flows, arena *memory)
{
	scenario *s = ARENA_NEW(memory, scenario);
	scenario_variant *only = ARENA_NEW(memory, scenario_variant);
	*only = (scenario_variant){.name = "flows"};
	*s = (scenario){.path = kept(flows->path, memory), .title = kept(flows->path, memory), .made = true, .scheme = kept(flows->scheme, memory),
	                .variants = only, .variant_count = 1};
	s->flows = (octroi_flow_question){
	        .path = s->path, .destination = kept(flows->destination, memory), .maps = maps_kept(flows, memory), .map_count = flows->map_count,
	        .map_file = kept(flows->map_file, memory), .format = kept(flows->format, memory), .direction = kept(flows->direction, memory),
	        .given = given_kept(flows, memory), .given_count = flows->given_count, .outliers = flows->outliers,
	        .outlier_factor = flows->outlier_factor, .estimate_masses = flows->estimate_masses, .list = kept(flows->list, memory)};
	return s;
}
