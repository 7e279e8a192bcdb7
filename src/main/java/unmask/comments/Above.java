package unmask.comments;

import java.util.Map;

/**
 * What stands above the words of comments, by comment.
 *
 * @param quotations words of the comments that they answer
 * @param passages   words of the article that they stand beside
 */
record Above(Map<Long, Quotation> quotations, Map<Long, Quoted> passages) {
    Quotation quotation(Comment comment) {
        return quotations.get(comment.id());
    }

    Quoted passage(Comment comment) {
        return passages.get(comment.id());
    }
}
