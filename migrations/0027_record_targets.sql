-- A personal target of a plan, as a detail of it (domain::measurement::Target).
alter table record.entries
  drop constraint details_are_names_and_words,
  add constraint details_are_names_and_words check (case when jsonb_typeof(details) = 'array' then
    jsonb_array_length(details) <= 200 and length(details::text) <= 500000 and not jsonb_path_exists(details,
      'strict $[*] ? (@.type() != "array" || @.size() != 2 || !(@[0].type() == "string" && @[1].type() == "string"
        && @[0] like_regex "^(class|place|reason|category|severity|reaction|dose|route|site|lot|outcome|conclusion|part|activity|goal|target|note|when|range|dosage|attachment|left_out)$"))')
    else false end) not valid;
