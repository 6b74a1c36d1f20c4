// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDataRightsRegistry} from "./IDataRightsRegistry.sol";

/// @title What a claim must say, and the 240 bits that stand for it.
/// @custom:security Finding two claims of one digest takes 2^120 hashes. Every field has its own word, so no two claims are
/// encoded alike.
library Claims {
    uint256 private constant TITLE = 256;
    uint256 private constant KIND = 64;
    uint256 private constant KEYWORDS = 512;
    uint256 private constant LOW_BITS = 0xffff;

    /// @notice keccak256 of all fields with the last 16 bits cleared.
    function digestOf(IDataRightsRegistry.Claim calldata claim) internal pure returns (bytes32) {
        return bytes32(uint256(keccak256(abi.encode(claim))) & ~LOW_BITS);
    }

    /// @notice Reverts where a field is missing that every work has, or one of identifier, views and algorithm without the
    /// others: a claim that cannot be compared as it pretends would be worth nothing as evidence.
    function checkComplete(IDataRightsRegistry.Claim calldata claim) internal pure {
        if (claim.fid == 0) revert IDataRightsRegistry.ClaimIncomplete("fid");
        if (claim.instanceHash == 0) revert IDataRightsRegistry.ClaimIncomplete("instanceHash");
        if (claim.keyCommitment == 0) revert IDataRightsRegistry.ClaimIncomplete("keyCommitment");
        if (claim.deal == 0) revert IDataRightsRegistry.ClaimIncomplete("deal");
        bool hasIdentifier = claim.identifier != 0;
        if ((claim.viewsRoot != 0) != hasIdentifier) revert IDataRightsRegistry.ClaimIncomplete("viewsRoot");
        if ((claim.algorithm != 0) != hasIdentifier) revert IDataRightsRegistry.ClaimIncomplete("algorithm");
    }

    /// @notice Reverts where the description has no title or is longer than an event should be.
    function checkTexts(IDataRightsRegistry.Description calldata description) internal pure {
        _checkLength("title", 1, TITLE, bytes(description.title).length);
        _checkLength("kind", 0, KIND, bytes(description.kind).length);
        _checkLength("keywords", 0, KEYWORDS, bytes(description.keywords).length);
    }

    function _checkLength(string memory field, uint256 minimum, uint256 maximum, uint256 actual) private pure {
        if (actual < minimum || actual > maximum) {
            revert IDataRightsRegistry.TextLength(field, minimum, maximum, actual);
        }
    }
}
