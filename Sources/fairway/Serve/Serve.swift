import ArgumentParser
struct Serve: FairwayCommand {
    @OptionGroup var common: CommonOptions
    func perform() async throws { _ = try await common.open() }
}
