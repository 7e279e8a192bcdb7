package unmask.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

class PostFileMessagesTest {
    @Test
    void everyProblemBecomesASentenceWithAllItsArguments() throws IOException {
        var messages = messages();
        var examples = Stream.concat(FrontMatterTest.mistakes().stream(), CourseFileTest.mistakes().stream())
                .map(Arguments::get).map(each -> (String) each[0]);
        examples.flatMap(document -> Stream.of(FrontMatter.parse(document).problems(), CourseFile.parse(document).problems()))
                .flatMap(List::stream).forEach(problem -> {
                    assertThat(messages).containsKey(problem.messageKey());
                    var format = new MessageFormat(messages.getProperty(problem.messageKey()));
                    assertThat(format.getFormats()).as(problem.messageKey()).hasSizeLessThanOrEqualTo(problem.args().size());
                    assertThat(format.format(problem.args().toArray())).doesNotContainPattern("\\{\\d").matches("(?s).*[.?!]");
                });
    }

    private static Properties messages() throws IOException {
        var messages = new Properties();
        try (var file = PostFileMessagesTest.class.getResourceAsStream("/messages/posts-files.properties")) {
            messages.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return messages;
    }
}
