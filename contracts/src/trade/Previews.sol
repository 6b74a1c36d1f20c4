// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IDataCertificates} from "../rights/IDataCertificates.sol";
import {IPreviews} from "./IPreviews.sol";

/// @title Previews of works.
/// @custom:security No money, no call but to DataCertificates. Nothing checks that the file is stored, public or of that work: who
/// shows it says where it comes from, and a client opens it like any stranger's file. It stays when the certificate is sold, until
/// its new holder names another; while Auctions hold the certificate nobody can change it, so bidders go on seeing what they saw.
contract Previews is IPreviews {
    IDataCertificates private immutable CERTIFICATES;

    mapping(uint256 certificate => bytes32 fid) private _previews;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        CERTIFICATES = IDataCertificates(directory.find("DataCertificates"));
    }

    /// @inheritdoc IPreviews
    function setPreview(uint256 certificate, bytes32 fid) external {
        address holder = CERTIFICATES.ownerOf(certificate);
        if (msg.sender != holder) revert OnlyPreviewHolder(certificate, holder, msg.sender);
        _previews[certificate] = fid;
        emit PreviewChanged(certificate, fid);
    }

    /// @inheritdoc IPreviews
    function previewOf(uint256 certificate) external view returns (bytes32 fid) {
        return _previews[certificate];
    }
}
