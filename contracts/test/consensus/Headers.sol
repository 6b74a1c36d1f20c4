// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Memory} from "@openzeppelin/contracts/utils/Memory.sol";
import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";
import {Vm} from "../support/Vm.sol";

/// @title Takes headers apart and makes others: what a consensus node, or a forger, would do.
library Headers {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 internal constant PARENT = 0;
    uint256 internal constant BENEFICIARY = 2;
    uint256 internal constant STATE_ROOT = 3;
    uint256 internal constant NUMBER = 8;
    uint256 internal constant TIMESTAMP = 11;
    uint256 internal constant EXTRA = 12;

    /// @notice The encoded fields of a header.
    function fields(bytes memory raw) internal pure returns (bytes[] memory parts) {
        return split(raw);
    }

    function join(bytes[] memory parts) internal pure returns (bytes memory) {
        return RLP.encode(parts);
    }

    function roundOf(bytes memory raw) internal pure returns (uint256) {
        return RLP.decodeUint256(extraOf(raw)[3]);
    }

    /// @notice The header as hashed: round 0, no seals.
    function hashed(bytes memory raw) internal pure returns (bytes memory) {
        return withRoundAndSeals(raw, 0, new bytes[](0));
    }

    /// @notice keccak256 of the header as sealed in `round`.
    function digest(bytes memory raw, uint256 round) internal pure returns (bytes32) {
        return keccak256(withRoundAndSeals(raw, round, new bytes[](0)));
    }

    /// @notice The header as sent, with the seal of one key.
    function signed(bytes memory raw, uint256 round, uint256 key) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, digest(raw, round));
        bytes[] memory seals = new bytes[](1);
        seals[0] = RLP.encode(bytes.concat(r, s, bytes1(v - 27)));
        return withRoundAndSeals(raw, round, seals);
    }

    function withRoundAndSeals(bytes memory raw, uint256 round, bytes[] memory seals)
        internal
        pure
        returns (bytes memory)
    {
        bytes[] memory extra = extraOf(raw);
        extra[3] = RLP.encode(round);
        extra[4] = RLP.encode(seals);
        return replaced(raw, EXTRA, RLP.encode(RLP.encode(extra)));
    }

    /// @param value RLP encoded
    function replaced(bytes memory raw, uint256 field, bytes memory value) internal pure returns (bytes memory) {
        bytes[] memory parts = split(raw);
        parts[field] = value;
        return RLP.encode(parts);
    }

    /// @notice A header of nothing in particular, as hashed.
    function make(bytes memory model, bytes32 parent, address author, uint256 number, uint256 timestamp)
        internal
        pure
        returns (bytes memory)
    {
        bytes[] memory parts = split(hashed(model));
        parts[PARENT] = RLP.encode(parent);
        parts[BENEFICIARY] = RLP.encode(author);
        parts[NUMBER] = RLP.encode(number);
        parts[TIMESTAMP] = RLP.encode(timestamp);
        return RLP.encode(parts);
    }

    function extraOf(bytes memory raw) internal pure returns (bytes[] memory) {
        return split(RLP.decodeBytes(split(raw)[EXTRA]));
    }

    function split(bytes memory list) private pure returns (bytes[] memory parts) {
        Memory.Slice[] memory slices = RLP.decodeList(list);
        parts = new bytes[](slices.length);
        for (uint256 i = 0; i < slices.length; i++) {
            parts[i] = Memory.toBytes(slices[i]);
        }
    }
}
