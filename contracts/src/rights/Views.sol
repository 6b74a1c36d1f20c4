// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {ICopyChallenges} from "./ICopyChallenges.sol";
import {IDataRightsRegistry} from "./IDataRightsRegistry.sol";

/// @title Proofs that a view belongs to a registered work, as fingerprint's `ViewTree` makes them.
/// @custom:security A leaf is hashed twice, so no inner node passes for one; it names algorithm and number of the view.
library Views {
    /// @dev 65,536 views; a work has some hundreds at most.
    uint256 private constant DEEPEST = 16;

    /// @notice Reverts unless `shown` is a view of the work that `claim` describes.
    function check(uint256 certificate, IDataRightsRegistry.Claim calldata claim, ICopyChallenges.View calldata shown)
        internal
        pure
    {
        if (shown.siblings.length > DEEPEST) revert ICopyChallenges.ProofTooLong(DEEPEST, shown.siblings.length);
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(claim.algorithm, shown.index, shown.code))));
        if (!MerkleProof.verifyCalldata(shown.siblings, claim.viewsRoot, leaf)) {
            revert ICopyChallenges.ViewNotInTree(certificate, shown.index);
        }
    }
}
