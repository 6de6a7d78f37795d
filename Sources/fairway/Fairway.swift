import ArgumentParser
import Hummingbird

@main
struct Fairway: AsyncParsableCommand {
    func run() async throws { print("hello") }
}
