// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {Bls12381} from "../lib/Bls12381.sol";
import {Memory} from "../lib/Memory.sol";
import {IReaderKeys} from "../sharing/IReaderKeys.sol";
import {IPayingReader} from "./IPayingReader.sol";

/// @title A reader whose key everybody knows.
/// @dev No storage: it registers its key when it is created, and nothing can replace it, since nothing here calls ReaderKeys again.
/// ReaderKeys must be deployed before.
/// @custom:security With b = 1 the d of a grant is public, so t answers of its proxies to one capsule open that capsule for whoever has
/// them, and fewer say nothing (Shamir). What guards a file is that proxies answer payers only; one that does not is caught no better
/// than any proxy that colludes with a reader (ADR 0032). A share of rk_i alone opens nothing, and the label's key stays with its
/// owner unless t proxies put theirs together. No money is here.
contract PayingReader is IPayingReader {
    /// @param directory knows ReaderKeys
    constructor(IDirectory directory) {
        IReaderKeys(directory.find("ReaderKeys")).register(_generator());
    }

    /// @inheritdoc IPayingReader
    function readerKey() external pure returns (bytes memory) {
        return _generator();
    }

    /// @inheritdoc IPayingReader
    function labelOf(uint64 certificate) external pure returns (bytes32) {
        return sha256(abi.encodePacked("cess4j label of certificate v1", certificate));
    }

    function _generator() private pure returns (bytes memory key) {
        key = new bytes(Bls12381.G1_SIZE);
        Bls12381.storeG1(Memory.contentOf(key));
    }
}
