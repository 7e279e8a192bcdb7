package unmask.markdown;

import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteBlockParser;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteLinkRefProcessor;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteOptions;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.AbstractBlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataHolder;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Flexmark's footnotes with a stricter first line: theirs takes everything up to the last bracket and colon of a line
 * for the id.
 */
final class NoteDefinitions implements Parser.ParserExtension {
    private static final int CODE_INDENT = 4;
    private static final Pattern DEFINITION = Pattern.compile("\\[\\^([^\\[\\]\\s]{1,60})\\]:");

    @Override
    public void parserOptions(MutableDataHolder options) {
    }

    @Override
    public void extend(Parser.Builder builder) {
        builder.customBlockParserFactory(new Definitions());
        builder.linkRefProcessorFactory(new FootnoteLinkRefProcessor.Factory());
    }

    private static final class Definitions implements CustomBlockParserFactory {
        @Override
        public Set<Class<?>> getAfterDependents() {
            return null;
        }

        @Override
        public Set<Class<?>> getBeforeDependents() {
            return null;
        }

        @Override
        public boolean affectsGlobalScope() {
            return false;
        }

        @Override
        public BlockParserFactory apply(DataHolder options) {
            return new Definition(options);
        }
    }

    private static final class Definition extends AbstractBlockParserFactory {
        private final FootnoteOptions options;

        Definition(DataHolder options) {
            super(options);
            this.options = new FootnoteOptions(options);
        }

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser outer) {
            int start = state.getNextNonSpaceIndex();
            var line = state.getLine();
            var definition = DEFINITION.matcher(line.subSequence(start, line.length()));
            if (state.getIndent() >= CODE_INDENT || !definition.lookingAt()) {
                return BlockStart.none();
            }
            int end = start + definition.end();
            var parser = new FootnoteBlockParser(options, 0);
            var block = (FootnoteBlock) parser.getBlock();
            block.setOpeningMarker(line.subSequence(start, start + 2));
            block.setText(line.subSequence(start + 2, end - 2));
            block.setClosingMarker(line.subSequence(end - 2, end));
            return BlockStart.of(parser).atIndex(end);
        }
    }
}
