package io.stackfile.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The part of JSON Schema 2020-12 that our schemas use; all of it costs 20 ms more at every start. */
final class OurDialect {
    private static final List<KeywordType> KEYWORDS = List.of(
            KeywordType.REF,
            KeywordType.TYPE,
            KeywordType.PROPERTIES,
            KeywordType.PATTERN_PROPERTIES,
            KeywordType.ADDITIONAL_PROPERTIES,
            KeywordType.ITEMS,
            KeywordType.REQUIRED,
            KeywordType.PATTERN,
            KeywordType.MINIMUM,
            KeywordType.ANY_OF,
            KeywordType.TRUE);

    private static final List<String> WORDS = List.of(
            "$schema",
            "$id",
            "$defs",
            "title",
            "description",
            "default",
            "examples",
            "x-expects",
            "x-effect",
            "x-reason",
            "x-instead",
            "x-group");

    private OurDialect() {}

    /** The library's form of a schema. */
    static Schema ready(io.stackfile.schema.Dialect dialect) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .locale(Locale.ENGLISH)
                .preloadSchema(false)
                .build();
        return SchemaRegistry.withDialect(dialect(), registry -> registry.schemaRegistryConfig(config))
                .getSchema(SchemaFile.of(dialect));
    }

    private static Dialect dialect() {
        List<Words> words = new ArrayList<>();
        WORDS.forEach(word -> words.add(new Words(word)));
        return Dialect.builder("https://json-schema.org/draft/2020-12/schema")
                .specificationVersion(SpecificationVersion.DRAFT_2020_12)
                .idKeyword("$id")
                .keywords(KEYWORDS)
                .keywords(words)
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                .build();
    }

    /** A keyword for people, which checks nothing. */
    private static final class Words extends AbstractKeyword {
        Words(String word) {
            super(word);
        }

        @Override
        public @Nullable KeywordValidator newValidator(
                SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
            return null;
        }
    }
}
