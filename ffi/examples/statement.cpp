// A statement of reasons for a case given as JSON, in C++17: handles are freed by their owners.
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "fadu.h"

namespace {

template <auto Free> struct Freed {
    template <class Handle> void operator()(Handle *handle) const { Free(handle); }
};
using Rulebook = std::unique_ptr<fadu_rulebook, Freed<fadu_rulebook_free>>;
using Case = std::unique_ptr<fadu_case, Freed<fadu_case_free>>;
using Assessment = std::unique_ptr<fadu_assessment, Freed<fadu_assessment_free>>;
using Text = std::unique_ptr<fadu_text, Freed<fadu_text_free>>;
using Error = std::unique_ptr<fadu_error, Freed<fadu_error_free>>;

void check(fadu_status status, fadu_error *raised = nullptr) {
    if (status == FADU_STATUS_OK) {
        return;
    }
    const Error error(raised);
    fadu_fault fault;
    if (error && fadu_error_fault(error.get(), 0, &fault) == FADU_STATUS_OK) {
        throw std::runtime_error(std::string(fault.pointer.data, fault.pointer.len) + ": " + std::string(fault.en.data, fault.en.len));
    }
    throw std::runtime_error(fadu_status_text(status));
}

template <class Owner, class Make, class... Given> Owner made(Make make, Given... given) {
    typename Owner::pointer handle = nullptr;
    check(make(given..., &handle));
    return Owner(handle);
}

Case read(const Rulebook &book, std::string_view json) {
    fadu_case *handle = nullptr;
    fadu_error *error = nullptr;
    const fadu_status status = fadu_case_from_json(book.get(), json.data(), json.size(), &handle, &error);
    check(status, error);
    return Case(handle);
}

} // namespace

int main() {
    try {
        const auto book = made<Rulebook>(fadu_rulebook_embedded);
        const auto answer = made<Assessment>(fadu_assessment_new);
        const auto text = made<Text>(fadu_text_new);
        const Case matter = read(book, R"({"violations":["security.logs-not-retained"],"subjects":["network-operator","organization"],
            "act":{"from":"2024-03-01"},"facts":{"refuses-to-correct":true},"proposals":[{"measure":"fine","amount":"80000"}]})");
        check(fadu_assess(matter.get(), answer.get(), nullptr));
        check(fadu_assessment_statement(answer.get(), FADU_LANG_EN, FADU_FORM_TEXT, text.get()));
        fadu_view page;
        check(fadu_text_view(text.get(), &page));
        std::cout << std::string_view(page.data, page.len) << '\n';
        try {
            read(book, R"({"violations":["security.logs-not-retain"],"subjects":[],"act":{"from":"2024-03-01"}})");
        } catch (const std::runtime_error &told) {
            std::cout << told.what() << '\n';
        }
        return 0;
    } catch (const std::exception &e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}
