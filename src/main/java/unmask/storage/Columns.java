package unmask.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * How our values stand in columns: instants in UTC whatever the machine's zone, constants in lower case, many ids as one array,
 * and a row as a record whose components carry the columns' names.
 */
final class Columns {
    /** Remembers the sentences that it has parsed, which are the same for every database of this process. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private Columns() {}

    static Jdbi known(Jdbi jdbi) {
        jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
        jdbi.registerArgument(new InstantArgument());
        jdbi.registerArgument(new ConstantArgument());
        jdbi.registerArrayType(Long.class, "bigint");
        jdbi.registerColumnMapper(Instant.class, (row, column, context) -> {
            var moment = row.getObject(column, OffsetDateTime.class);
            return moment == null ? null : moment.toInstant();
        });
        var mappers = new ConcurrentHashMap<Class<?>, RecordMapper>();
        jdbi.registerRowMapper((RowMapperFactory) (type, config) -> type instanceof Class<?> record && record.isRecord()
                ? Optional.of(mappers.computeIfAbsent(record, missing -> new RecordMapper(ConstructorMapper.of(constructor(missing)))))
                : Optional.empty());
        return jdbi;
    }

    /** Opened for the mapper, since most of our records are for their package alone. */
    private static Constructor<?> constructor(Class<?> record) {
        var types = Arrays.stream(record.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Remembers for each sentence which column goes where: finding that out by reflection costs more than a short query. */
    private static final class RecordMapper implements RowMapper<Object> {
        private static final int SENTENCES = 500;

        private final RowMapper<?> records;
        private final Cache<String, RowMapper<?>> bySentence = Caffeine.newBuilder().maximumSize(SENTENCES).build();

        RecordMapper(RowMapper<?> records) {
            this.records = records;
        }

        @Override
        public Object map(ResultSet row, StatementContext context) throws SQLException {
            return records.map(row, context);
        }

        @Override
        @SuppressWarnings("unchecked")
        public RowMapper<Object> specialize(ResultSet row, StatementContext context) throws SQLException {
            var sentence = context.getRenderedSql();
            var known = bySentence.getIfPresent(sentence);
            if (known == null) {
                known = records.specialize(row, context);
                bySentence.put(sentence, known);
            }
            return (RowMapper<Object>) known;
        }
    }

    private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
        InstantArgument() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value.atOffset(ZoneOffset.UTC));
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class ConstantArgument extends AbstractArgumentFactory<Enum> {
        ConstantArgument() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(Enum value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, value.name().toLowerCase(Locale.ROOT));
        }
    }
}
