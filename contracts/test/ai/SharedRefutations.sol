// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAggregationDispute} from "../../src/ai/IAggregationDispute.sol";
import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {Selection} from "../../src/ai/Selection.sol";
import {Vm} from "../support/Vm.sol";

/// @title Calls that the Java module has found against wrong outcomes (ai/refutations.json), by number.
library SharedRefutations {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    function read() internal view returns (string memory) {
        return vm.readFile("../fl-trainer/aggregation/src/test/resources/ai/refutations.json");
    }

    function exists(string memory json, uint256 number) internal view returns (bool) {
        return vm.keyExistsJson(json, path(number, ""));
    }

    /// @notice Name of the round in ai/rounds.json.
    function round(string memory json, uint256 number) internal pure returns (string memory) {
        return vm.parseJsonString(json, path(number, ".round"));
    }

    /// @notice Of IAggregationDispute.Step, hashed.
    function step(string memory json, uint256 number) internal pure returns (bytes32) {
        return keccak256(bytes(vm.parseJsonString(json, path(number, ".step"))));
    }

    function outcome(string memory json, uint256 number) internal pure returns (IAiGapRounds.Outcome memory words) {
        bytes32[] memory all = vm.parseJsonBytes32Array(json, path(number, ".outcome"));
        return abi.decode(abi.encodePacked(all), (IAiGapRounds.Outcome));
    }

    function uintOf(string memory json, uint256 number, string memory key) internal pure returns (uint256) {
        return vm.parseJsonUint(json, path(number, key));
    }

    function wordOf(string memory json, uint256 number, string memory key) internal pure returns (bytes32) {
        return vm.parseJsonBytes32(json, path(number, key));
    }

    function siblingsOf(string memory json, uint256 number, string memory key)
        internal
        pure
        returns (bytes32[] memory)
    {
        return vm.parseJsonBytes32Array(json, path(number, key));
    }

    function leaf(string memory json, uint256 number, string memory key)
        internal
        pure
        returns (IAggregationDispute.Leaf memory)
    {
        return IAggregationDispute.Leaf(
            vm.parseJsonBytes(json, path(number, string.concat(key, ".content"))),
            vm.parseJsonBytes32Array(json, path(number, string.concat(key, ".siblings")))
        );
    }

    function leaves(string memory json, uint256 number, uint256 count)
        internal
        pure
        returns (IAggregationDispute.Leaf[] memory all)
    {
        all = new IAggregationDispute.Leaf[](count);
        for (uint256 i; i < count; ++i) {
            all[i] = leaf(json, number, string.concat(".updates[", vm.toString(i), "]"));
        }
    }

    function choice(string memory json, uint256 number) internal pure returns (Selection.Choice memory) {
        return Selection.Choice(
            vm.parseJsonUintArray(json, path(number, ".choice.norms")),
            uintOf(json, number, ".choice.median"),
            uintOf(json, number, ".choice.kept"),
            vm.parseJsonUintArray(json, path(number, ".choice.neighbours"))
        );
    }

    function path(uint256 number, string memory key) internal pure returns (string memory) {
        return string.concat(".refutations[", vm.toString(number), "]", key);
    }
}
