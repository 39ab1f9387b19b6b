// Situation in, advice out: pure, the same for the same input, whatever the order of files or threads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "advice/advice.hpp"
#include "advice/experience.hpp"
#include "knowledge/knowledge.hpp"
#include "search/analysis.hpp"

namespace actiewijzer::advice {

/// Made once for a snapshot of the knowledge; threads may share it.
class Advisor {
public:
    /// `experiences`: what teams saw, by place in Knowledge::methods; may be empty.
    Advisor(knowledge::KnowledgePtr knowledge, std::shared_ptr<const search::Analysis> analysis,
            std::vector<Experiences> experiences = {});
    ~Advisor();
    Advisor(const Advisor&) = delete;

    /// The advisor of a later revision, in which only the methods with these slugs, rising, are new, different or gone;
    /// nothing else of the knowledge may differ. It says what a new one would say, and takes time for what changed
    /// only.
    std::unique_ptr<const Advisor> with(knowledge::KnowledgePtr knowledge,
                                        const std::vector<std::string>& changed) const;

    Advice advise(const Situation& situation, const Wanted& wanted) const;
    /// Only what is recognised in the texts: for the forms, which tick it beforehand.
    std::vector<Recognised> recognise(const Situation& situation) const;

    const knowledge::Knowledge& knowledge() const { return *knowledge_; }

private:
    struct Tools;
    Advisor(knowledge::KnowledgePtr knowledge, std::shared_ptr<const search::Analysis> analysis,
            std::unique_ptr<const Tools> tools);
    knowledge::KnowledgePtr knowledge_;
    std::shared_ptr<const search::Analysis> analysis_;
    std::unique_ptr<const Tools> tools_;
};

}  // namespace actiewijzer::advice
